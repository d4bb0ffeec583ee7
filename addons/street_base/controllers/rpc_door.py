import inspect
import logging
from contextlib import contextmanager

import psycopg2

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import frozendict
from odoo.tools.translate import LazyTranslate

from odoo.addons.rpc.controllers.json2 import WebJson2Controller
from odoo.addons.web.controllers.dataset import DataSet

from ..tools import call_arguments

_logger = logging.getLogger(__name__)
_lt = LazyTranslate(__name__)

NO_CONTEXT = frozendict()
OURS = "odoo.addons.street_"
# Odoo's methods that take values of records, and the name of these values.
VALUES = {"create": "vals_list", "write": "vals", "web_save": "vals", "web_save_multi": "vals_list", "copy": "default"}
# Kind of an argument: what is said of one that is of another kind.
WORDS = {
    call_arguments.TEXT: _lt("“%(name)s” is a text, not “%(value)s”."),
    call_arguments.FLAG: _lt("“%(name)s” is true or false, not “%(value)s”."),
    call_arguments.NUMBER: _lt("“%(name)s” is a number, not “%(value)s”."),
    call_arguments.DAY: _lt("%(name)s: “%(value)s” is no day or moment of our time: write it as YYYY-MM-DD or YYYY-MM-DD HH:MM:SS (UTC)."),
    call_arguments.ID: _lt("“%(name)s” is the number (id) of one record, not “%(value)s”."),
    call_arguments.IDS: _lt("“%(name)s” is a list of numbers (ids) of records, not “%(value)s”."),
    call_arguments.LIST: _lt("“%(name)s” is a list, not “%(value)s”."),
    call_arguments.OBJECT: _lt("“%(name)s” is an object with named values, not “%(value)s”."),
}
# What Python and the database say of values of another kind than expected.
MISFITS = (
    TypeError, ValueError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError, psycopg2.DataError, psycopg2.ProgrammingError)


def check_call(model, method, args, kwargs, context=None):
    """Look at the arguments of a call before the method sees them.

    :param str model: technical name
    :param str method: name of the public method
    :param args: positional arguments, without the ids of the records
    :param dict kwargs: named arguments
    :param context: context that came with the call
    :raises UserError: a text that cannot be stored, or an argument of another kind than its name says
    """
    if call_arguments.find_unstorable([args, kwargs, dict(context or {})]) is not None:
        raise UserError(_speaker(context)._("A text of this call holds a character that cannot be stored (NUL, or half of a pair). Take it out and send it again."))
    for name, value in _named(model, method, args, kwargs):
        kind = call_arguments.kind_of(name)
        if not call_arguments.fits(kind, value):
            raise UserError(_word_misfit(_speaker(context), kind, name, value))


def check_references(model, method, ids, args, kwargs, context):
    """Ask of the values of a creation or a change whether the caller may read what they refer to.

    :param ids: ids of the records, as sent
    :param context: context that came with the call: offices are chosen in it
    :raises AccessError: naming the field
    """
    name = VALUES.get(method)
    if name is None or model not in request.env:
        return
    given = args[0] if args else kwargs.get(name)
    records = request.env[model].with_context(dict(context or {})).browse(ids if call_arguments.fits(call_arguments.IDS, ids) else ())
    for values in given if isinstance(given, list) else [given]:
        records._street_check_references(values)


def _named(model, method, args, kwargs):
    """(name, value) of the arguments of a method that the suite itself defines; nothing for Odoo's own methods and for wrong names."""
    function = getattr(request.env.registry.get(model), method, None)
    if not inspect.isfunction(function) or not function.__module__.startswith(OURS):
        return []
    try:
        return list(inspect.signature(function).bind(None, *args, **kwargs).arguments.items())[1:]
    except TypeError:
        return []  # Odoo answers which name is missing or unknown


def _speaker(context):
    """The environment whose language the caller reads."""
    language = (context or {}).get("lang")
    return request.env["base"].with_context(lang=language).env if language and isinstance(language, str) else request.env


def _word_misfit(env, kind, name, value):
    return env._(WORDS[kind]) % {"name": name, "value": str(value)[:60]}


@contextmanager
def in_words(model, method, context):
    """Turn what Python or the database says of a value it cannot use into a refusal with status 422.

    The log keeps the traceback, since the mistake may be the program's; the client gets a sentence and nothing of the inside.
    """
    try:
        yield
        request.env.cr.flush()  # what is sent to the database last is judged last
    except UserError:
        raise
    except MISFITS as error:
        _logger.exception("%s.%s over JSON-2, as user %s", model, method, request.env.uid)
        request.env.cr.rollback()  # what failed in the database is over, before words are looked up there
        raise UserError(_speaker(context)._(
            "%(model)s.%(method)s: a value of this call is not what is expected there (%(error)s). Nothing was changed.",
            model=model, method=method, error=f"{type(error).__name__}: {str(error)[:200]}",
        )) from None


class StreetJson2(WebJson2Controller):
    """JSON-2: whatever is sent, the answer is a result or a refusal in words."""

    @http.route()
    def web_json_2_rpc(self, __model__, __method__, ids=(), context=NO_CONTEXT, **kwargs):
        """Odoo's route, with the arguments looked at first."""
        if not isinstance(context, dict | frozendict):
            raise UserError(_word_misfit(request.env, call_arguments.OBJECT, "context", context))
        several = [ids] if isinstance(ids, int) else ids
        if not call_arguments.fits(call_arguments.IDS, several):
            raise UserError(_word_misfit(_speaker(context), call_arguments.IDS, "ids", ids))
        check_call(__model__, __method__, (), kwargs, context)
        with in_words(__model__, __method__, context):
            check_references(__model__, __method__, several, (), kwargs, context)
            return super().web_json_2_rpc(__model__, __method__, ids=ids, context=context, **kwargs)


class StreetDataSet(DataSet):
    """The web client's own calls, as anybody with a session can make them."""

    @http.route()
    def call_kw(self, model, method, args, kwargs, path=None):
        """Odoo's route, with the arguments looked at first."""
        self._check(model, method, args, kwargs)
        return super().call_kw(model, method, args, kwargs, path)

    @http.route()
    def call_button(self, model, method, args, kwargs, path=None):
        """Odoo's route, with the arguments looked at first."""
        self._check(model, method, args, kwargs)
        return super().call_button(model, method, args, kwargs, path)

    def _check(self, model, method, args, kwargs):
        function = getattr(request.env.registry.get(model), method, None)
        ids, given = ((), args) if getattr(function, "_api_model", False) else (args[0], args[1:])
        context, named = kwargs.get("context"), {name: value for name, value in kwargs.items() if name != "context"}
        check_call(model, method, given, named, context)
        check_references(model, method, ids, given, named, context)
