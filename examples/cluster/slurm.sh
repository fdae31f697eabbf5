#!/bin/sh
# Plans, renders the parts in an array, and publishes: three jobs, of which each waits for the one before.
set -eu
parts=${PARTS:-64}
store=${STORE:-store}

# Exit code 1 says that stories have errors and are left out; the others are published all the same.
plan=$(sbatch --parsable --job-name=plan --wrap="npx backfile plan --store '$store' --parts $parts || [ \$? -eq 1 ]")
render=$(sbatch --parsable --job-name=render --dependency="afterok:$plan" --kill-on-invalid-dep=yes --array="1-$parts" --cpus-per-task=2 --wrap="npx backfile render --store '$store' --jobs 2")
sbatch --parsable --job-name=assemble --dependency="afterok:$render" --kill-on-invalid-dep=yes --wrap="npx backfile assemble --store '$store'"
