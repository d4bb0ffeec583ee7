def post_init_hook(env):
    """Facts of accounting that an office shares with its authority are worked out for all companies together.

    Odoo's own installation of accounting knows only companies whose authority was there first (``street_base``, ``res.company``).
    """
    companies = env["res.company"].with_context(active_test=False).search([])
    for name in companies._get_company_root_delegated_field_names():
        if companies._fields[name].compute and companies._fields[name].store:
            env.add_to_compute(companies._fields[name], companies)
    env.flush_all()
