"""The neighbourhood itself: settings, groups, going to another one."""
