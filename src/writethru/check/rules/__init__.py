"""The rules, one file each; see :mod:`writethru.check.rule` for how to write one."""
