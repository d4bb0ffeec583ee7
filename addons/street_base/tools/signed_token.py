"""Signed tokens of addresses, as strangers send them back."""

import binascii

from odoo.tools.misc import verify_hash_signed


def read_signed(env, scope, token):
    """What a token says that ``hash_sign`` made.

    :param env: environment as superuser, which knows the key
    :param str scope: what the token is for
    :param token: whatever was sent
    :return: the values it was made of; None for a token that is forged, too old, of another scope or none
    """
    try:
        return verify_hash_signed(env, scope, token or "")
    except (ValueError, binascii.Error, IndexError):  # whatever a stranger may send
        return None
