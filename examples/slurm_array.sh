#!/bin/sh
#SBATCH --array=1-8
# One shard of a Slurm array: sbatch slurm_array.sh PAGES FOLDER. Without Slurm it cleans the first of one.
set -eu
PATH="$PWD/.venv/bin:$PATH"
shard="${SLURM_ARRAY_TASK_ID:-1}/${SLURM_ARRAY_TASK_COUNT:-1}"

cleaner clean "$1" -o "$2/" --shard "$shard" --jobs "${SLURM_CPUS_PER_TASK:-0}"
