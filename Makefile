# perf-report-creator; `make` alone lists what there is.
MVN ?= mvn -B -q -Dstyle.color=never

.DEFAULT_GOAL := help
.PHONY: help build dist dist-check docs-check pipeline samples flink screenshots test fuzz bench replay image format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Build the program
	scripts/build

dist: build ## Make the archive, target/perf-report-creator-VERSION.tar.gz
	scripts/dist

dist-check: samples ## Try the archive as another user, without network or Maven; needs root
	scripts/dist-check

docs-check: build ## Run what README says, with a small Go module; needs go
	scripts/docs-check

samples: ## Write sample logs to output/samples
	java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC scripts/SampleLogs.java output/samples

pipeline: samples ## Run the main job on sample logs
	scripts/perf-report-creator run pipelines/sample.yaml pipelines/sample-density.yaml

flink: samples ## Run it on a Flink cluster of this machine too, and compare
	scripts/flink/compare pipelines/sample.yaml pipelines/sample-density.yaml

# The release's page and the sheet of plots, as the step alone draws them, from a copy of the sample lane.
RELEASE = output/release/sample-performance
GRAPH = scripts/perf-report-creator weekly-graph --weekly-reports-dir $(RELEASE) \
	--metrics-list vmiCreationToRunningSecondsP50,vmiCreationToRunningSecondsP95,CREATE-pods-count,PATCH-pods-count,LIST-nodes-count,avgVirtControllerCPUUsage

screenshots: pipeline ## Pictures of the sample lanes' pages and plots, into output/screenshots
	rm -rf $(RELEASE)
	mkdir -p $(dir $(RELEASE))
	cp -r output/weekly/sample-performance $(RELEASE)
	$(GRAPH) --is-during-release --release-config pipelines/markers/sample-release.yaml
	$(GRAPH) --plotly-html=false
	scripts/screenshots output output/screenshots

test: ## Run every test, and check format and style
	scripts/build
	mvn -B -Dstyle.color=never --no-transfer-progress verify

# Real data for measuring, where it stands beside the checkout.
SHARED ?= ../shared
BENCH_DIR ?= /dev/shm/perf-report-creator-bench
BENCH_JAVA = java -cp "target/test-classes:target/classes:$$(cat target/bench-class-path)"
JMH = $(BENCH_JAVA) \
	-Dbench.log=$(SHARED)/data/build-log-2023-03-13.txt org.openjdk.jmh.Main -rf text -rff target/jmh.txt

bench: build ## Measure speed and the change detector; writes docs/benchmarks.md
	@test -f $(SHARED)/tools/yardstick.py || { echo "make bench needs $(SHARED): an archive of results, a log and the yardstick"; exit 1; }
	$(MVN) -Pbench -DskipTests -Djacoco.skip test-compile
	$(JMH)
	rm -rf target/bench-page && mkdir -p target/bench-page/results
	tar -xzf $(SHARED)/data/results-archive.tar.gz -C target/bench-page/results
	java scripts/Bench.java target/bench-page/results $(SHARED)/data/metrics.txt $(SHARED)/tools/yardstick.py $(BENCH_DIR) > target/bench.md
	gzip -dc $(SHARED)/data/changes/eval_public.jsonl.gz > target/truth.jsonl
	scripts/perf-report-creator changes target/truth.jsonl > target/found.jsonl
	python3 $(SHARED)/tools/score_changes.py --brief target/truth.jsonl target/found.jsonl > target/scores.txt
	scripts/perf-report-creator run pipelines/kubevirt-sig-performance.yaml --no-fetch --output target/bench-page
	$(BENCH_JAVA) io.github.perfreport.page.PageBenchmark \
		target/bench-page/weekly/kubevirt-sig-performance/vmi/index.html > target/page.md
	$(BENCH_JAVA) io.github.perfreport.formats.FormatSpeed src/test/resources/formats/noise.log > target/formats.md
	$(BENCH_JAVA) io.github.perfreport.changes.ComparisonCalibration > target/calibration.md
	@mkdir -p docs
	scripts/benchmarks-page target/bench.md target/jmh.txt target/scores.txt target/page.md target/formats.md target/calibration.md > docs/benchmarks.md
	@cat docs/benchmarks.md

replay: build ## What check would have said on each Thursday, on the archive of real results
	@test -f $(SHARED)/data/results-archive.tar.gz || { echo "make replay needs $(SHARED)/data/results-archive.tar.gz"; exit 1; }
	$(MVN) -Pbench -DskipTests -Djacoco.skip test-compile
	java -cp "target/test-classes:target/classes:$$(cat target/bench-class-path)" io.github.perfreport.changes.ThursdayReplay

fuzz: ## Read 200,000 mutated logs and outputs of tools; takes minutes
	$(MVN) -Djacoco.skip -Dtest=BlockScannerFuzzTest,FormatsFuzzTest -Dfuzz.cases=200000 -Dsurefire.failIfNoSpecifiedTests=false verify

image: dist ## Make a container image of the archive, target/image.tar, without Docker; see docs/image.md
	rm -rf target/image-files
	mkdir -p target/image-files target/image/classes  # the plugin wants a folder of classes, though there are none
	tar -xzf target/perf-report-creator-*.tar.gz -C target/image-files --strip-components=1
	$(MVN) -f src/image/pom.xml package jib:buildTar $(JIB)

format: ## Lay out the code
	$(MVN) spotless:apply

clean: ## Remove what was built and made
	$(MVN) clean
	rm -rf output
