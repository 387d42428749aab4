"""The runner's Python side: runs in the reader's browser, in a Web Worker."""
