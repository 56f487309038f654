"""Lock files as the office programs write them."""


def excel_lock(name: str) -> bytes:
    """The owner file of Excel: the name twice, padded as Excel 2016 and later do."""
    narrow = name.encode("cp1252", "replace")
    wide = name.encode("utf-16-le")
    return b"".join(
        (
            bytes([len(narrow)]),
            narrow.ljust(54, b" "),
            len(name).to_bytes(2, "little"),
            wide + b" \0" * ((108 - len(wide)) // 2),
        )
    )


LIBREOFFICE_LOCK = b"Marie Le Goff,mlegoff,PC-ACCUEIL,23.11.2026 02:49,file:///C:/Users;"
