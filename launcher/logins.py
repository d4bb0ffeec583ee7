"""Who can log in, asked of the database, so that what is printed is true."""

_SQL = """
SELECT u.login, p.name,
       string_agg(DISTINCT coalesce(v.name->>l.code || ': ', v.name->>'en_US' || ': ', '') || coalesce(g.name->>l.code, g.name->>'en_US'), ', ')
  FROM res_users u
  JOIN res_partner p ON p.id = u.partner_id
  JOIN res_groups_users_rel r ON r.uid = u.id
  JOIN res_groups g ON g.id = r.gid
  LEFT JOIN res_groups_privilege v ON v.id = g.privilege_id
  JOIN ir_model_data d ON d.model = 'res.groups' AND d.res_id = g.id
 CROSS JOIN (SELECT code FROM res_lang WHERE active ORDER BY id LIMIT 1) l
 WHERE u.active AND u.id > 1 AND NOT u.share
   AND (d.module LIKE 'street%' OR (d.module, d.name) = ('base', 'group_system'))
 GROUP BY u.id, u.login, p.name
 ORDER BY (u.login = 'admin') DESC, u.login
"""


def table(cluster, database, most=25):
    """Lines with login, name and roles of the people who may log in.

    :param Cluster cluster: the running cluster
    :param str database: name
    :param int most: so many people at most
    """
    rows = cluster.ask(_SQL, database)
    if not rows:
        return []
    width = max(len(row[0]) for row in rows[:most])
    lines = [f"  {login:<{width}}  {name}  ({roles})" for login, name, roles in rows[:most]]
    if len(rows) > most:
        lines.append(f"  … and {len(rows) - most} more")
    return lines
