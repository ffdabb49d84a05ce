"""A Dovecot of our own (Debian 2.3): loopback, free port, Maildir in a temporary folder, one password for any user."""

from __future__ import annotations

import getpass
import grp
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imapclient import IMAPClient

from tests.live.presence import need_program
from tests.live.process import running
from tests.live.waiting import free_port

PASSWORD = "kein-Geheimnis-4711"

_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/dovecot.log
ssl = {ssl}
disable_plaintext_auth = no
mail_location = maildir:{root}/mail/%u
mailbox_list_index = no
first_valid_uid = 1
first_valid_gid = 1
{capability}
mail_max_userip_connections = 200
{login}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
{own_user}
"""


_OAUTH = """
auth_mechanisms = plain xoauth2
auth_failure_delay = 0 secs
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {root}/oauth.conf
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A running server; each user name is an account of its own, made when it first logs in."""

    port: int
    root: Path
    user: str = "bestellung"
    password: str = PASSWORD

    def client(self, user: str = "") -> IMAPClient:
        """A logged-in client, the mail program of a person."""
        client = IMAPClient("127.0.0.1", self.port, ssl=False, timeout=20)
        client.normalise_times = False
        client.login(user or self.user, self.password)
        return client


@contextmanager
def dovecot(
    *,
    separator: str = "/",
    prefix: str = "",
    capability: str = "",
    token_info: str = "",
    certificate: tuple[Path, Path] | None = None,
) -> Iterator[Dovecot]:
    """Starts a server.

    `token_info` is where OAuth tokens are checked.
    `capability` replaces what it says it can do; `certificate` (PEM, key) turns STARTTLS on."""
    program = need_program("dovecot")
    # A short path: the sockets below it may have 107 characters.
    root = Path(tempfile.mkdtemp(prefix="dc", dir="/tmp"))
    try:
        port = free_port()
        is_root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody" if is_root else getpass.getuser())
        for folder in ("run", "state", "mail"):
            (root / folder).mkdir()
        os.chown(root / "mail", owner.pw_uid, owner.pw_gid)
        root.chmod(0o755)
        own_user = ""
        if not is_root:
            group = grp.getgrgid(owner.pw_gid).gr_name
            own_user = f"default_internal_user = {owner.pw_name}\n" + f"default_login_user = {owner.pw_name}\n"
            own_user += f"default_internal_group = {group}\n"
        tls = f"yes\nssl_cert = <{certificate[0]}\nssl_key = <{certificate[1]}" if certificate else "no"
        (root / "oauth.conf").write_text(f"tokeninfo_url = {token_info}\nusername_attribute = user\n")
        config = root / "dovecot.conf"
        config.write_text(
            _CONFIG.format(
                root=root,
                port=port,
                password=PASSWORD,
                uid=owner.pw_uid,
                gid=owner.pw_gid,
                separator=separator,
                prefix=prefix,
                ssl=tls,
                capability=f"imap_capability = {capability}" if capability else "",
                own_user=own_user,
                login=_OAUTH.format(root=root) if token_info else "",
            )
        )
        with running([program, "-F", "-c", str(config)], port, root / "start.log"):
            yield Dovecot(port, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)
