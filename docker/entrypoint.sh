#!/bin/sh
# `serve` listens on every address of the container and keeps its journal in /data; other commands pass through.
set -eu
if [ "${1:-serve}" = serve ]; then
    if [ "$#" -gt 0 ]; then shift; fi
    set -- serve --host 0.0.0.0 --port 8000 --data /data "$@"
fi
exec antechamber "$@"
