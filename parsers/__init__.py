"""One module a document kind; pure: bytes in, extracts out. They run in a limited child process.

To add one: a module with `NAME`, `sniff` and `parse` (or `unpack` for a container), a golden folder beside its test,
and its name in the tuple below. The highest `sniff` wins.
"""

CONTAINERS = ("mail_message", "zip_archive")
PARSERS = (
    "edifact_message", "x12_message", "shop_json", "table_file", "pdf_order", "fax_image", "mail_body", "xml_order",
    "idoc_flat",
)  # fmt: skip
