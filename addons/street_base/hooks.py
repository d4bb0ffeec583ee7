"""What an office in China expects of a fresh database, set once at installation."""

TIME_ZONE = "Asia/Shanghai"


def post_init_hook(env):
    """Set language, time zone and week, give every company its subject of enforcement, and name the one that keeps what all share.

    People change these later as they like; an update of the addon leaves them alone.
    """
    _set_locale(env)
    _set_time_zone(env)
    env["res.company"].search([])._create_office_subjects()
    env.ref("base.main_company").keeps_shared = True


def _set_locale(env):
    """The week starts on Monday; new people get Chinese when it is installed; the first company is Chinese."""
    chinese = env.ref("base.lang_zh_CN")
    chinese.week_start = "1"
    if chinese.active:
        env["ir.default"].set("res.partner", "lang", chinese.code)
    company = env.ref("base.main_company")
    if not company.country_id:
        company.write({"country_id": env.ref("base.cn").id, "currency_id": env.ref("base.CNY").id})


def _set_time_zone(env):
    """People and working calendars live in Asia/Shanghai (the tables know two zones for China, so nothing is guessed)."""
    env["ir.default"].set("res.partner", "tz", TIME_ZONE)
    everything = {"active_test": False}
    env["res.users"].with_context(**everything).search([]).partner_id.write({"tz": TIME_ZONE})
    env["resource.calendar"].with_context(**everything).search([]).write({"tz": TIME_ZONE})
    env["resource.resource"].with_context(**everything).search([]).write({"tz": TIME_ZONE})
