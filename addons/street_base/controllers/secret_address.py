import functools

from odoo.http import request

HEADERS = {
    # Whoever has the address has the right: it goes neither into a cache, nor to another site, nor into a search engine.
    "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow",
    # Nobody is made to press its buttons, or shown it as his own, inside another page.
    "X-Frame-Options": "DENY",
}


def secret_address(endpoint):
    """Below ``@http.route``, for an address that is a secret itself (a token, a code): its answers carry :data:`HEADERS`.

    Refusals carry them too, so that an address that opens nothing cannot be told by them.
    """
    @functools.wraps(endpoint)
    def answer(*args, **kwargs):
        request.future_response.headers.update(HEADERS)
        return endpoint(*args, **kwargs)

    answer.is_secret_address = True
    return answer


def answer_page(template, status=200, **values):
    """A page of the public look.

    :param str template: external id
    :param int status: of HTTP; a refusal holds nothing of the request, so that all refusals are the very same page
    :return: response
    """
    if status == 200:
        return request.render(template, values)
    content = request.env["ir.ui.view"]._render_template(template, values)
    return request.make_response(content, status=status, headers=[("Content-Type", "text/html; charset=utf-8")])
