"""One module a system. Each class satisfies one port of `orderhub.ports` and the contract suite of that port.

To add one: a module with one class, its test inheriting the contract suite, and a line below.
"""

BUILT_IN = {
    "imap": "connectors.imap_mailbox:ImapMailbox",
    "maildir": "connectors.maildir_folder:MaildirFolder",
    "mbox": "connectors.mbox_file:MboxFile",
    "folder": "connectors.drop_folder:DropFolder",
    "sftp": "connectors.sftp_drop:SftpDrop",
    "fax": "connectors.fax_folder:FaxFolder",
    "oscar": "connectors.oscar_shop:OscarShop",
    "tryton": "connectors.tryton_erp:TrytonErp",
    "http-erp": "connectors.http_erp:HttpErp",
    "smtp": "connectors.smtp_sender:SmtpSender",
    "drop": "connectors.drop_sender:DropSender",
    "http-proposer": "connectors.http_proposer:HttpProposer",
    "callback": "connectors.callback_sender:CallbackSender",
}
