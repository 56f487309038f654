"""The way to a running LibreOffice: its UNO bridge, over a pipe."""

import sys
from functools import cache
from types import ModuleType
from typing import Any

DEBIAN = "/usr/lib/python3/dist-packages"  # where python3-uno is, which is on no package index


@cache
def uno() -> ModuleType:
    """The UNO module; ImportError where python3-uno is missing or made for another Python."""
    sys.path.append(DEBIAN)
    try:
        import uno as found  # noqa: PLC0415 - only where it is
    finally:
        sys.path.remove(DEBIAN)
    module: ModuleType = found
    return module


def connect(pipe: str) -> Any:
    """The context of the LibreOffice that listens on a pipe; raises when none does yet."""
    local = uno().getComponentContext()
    resolver = service(local, "com.sun.star.bridge.UnoUrlResolver")
    return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")


def service(context: Any, name: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(name, context)


def struct(kind: str, **values: Any) -> Any:
    """A UNO structure: a property, a range of cells..."""
    made = uno().createUnoStruct(kind)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def properties(**values: Any) -> tuple[Any, ...]:
    return tuple(
        struct("com.sun.star.beans.PropertyValue", Name=name, Value=value)
        for name, value in values.items()
    )
