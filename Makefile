# perf-report-creator; `make` alone lists what there is.
MVN ?= mvn -B -q

.DEFAULT_GOAL := help
.PHONY: help build pipeline samples test format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Build the program
	rm -rf target/lib target/lib-cloud
	$(MVN) -DskipTests -Djacoco.skip package

samples: ## Write sample logs to output/samples
	java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC scripts/SampleLogs.java output/samples

pipeline: samples ## Run the main job on sample logs
	scripts/perf-report-creator run pipelines/sample.yaml pipelines/sample-density.yaml

test: ## Run every test, and check format and style
	$(MVN) verify

format: ## Lay out the code
	$(MVN) spotless:apply

clean: ## Remove what was built and made
	$(MVN) clean
	rm -rf output
