"""What happens when I do this, and who listens?

    from tracer import trace

    with trace() as happened:
        Product.objects.create(name="Tea")
    print(happened.as_text())

On the command line: `manage.py trace_signals "…"` and `manage.py list_receivers`.
"""

from tracer.recording import Trace, mark, trace

__all__ = ["Trace", "mark", "trace"]
