"""The desk: scanner, sticks and sounds; no Qt, no store, no paper."""
