"""Generated from proto/ by `generate`: messages, and stubs of both services."""
