"""The generator of damaged workbooks: what hands and programs do to a sound one."""
