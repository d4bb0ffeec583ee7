from odoo.exceptions import UserError

from .enforcement_common import EnforcementCommon

# Something for every kind of fact; the tests of a paper take what its layout names.
SAMPLES = {
    "date": "2026-11-20", "datetime": "2026-11-20 02:05:00", "money": "500", "number": "3", "char": "样例{code}", "text": "样例内容{code}，记录在案。",
}


class DocumentCommon(EnforcementCommon):
    """Cases brought into any state, and facts for any kind of paper."""

    def facts_for(self, kind, document_case):
        """Values for every fact that the case does not give.

        :param kind: ``street.document.type``
        :param document_case: ``street.case``
        """
        from ..tools.paper_layout import named_facts

        catalogue = self.env["street.document.fact"]._get_catalogue()
        given = document_case.sudo()._prepare_paper_facts(kind.code)
        facts = {}
        for code in named_facts(kind._parse()):
            _id, shape, columns, _from_case = catalogue[code]
            if given.get(code) or code in ("refusal_reason", "witness", "corrections") or shape == "photos":
                continue
            if shape == "list":
                facts[code] = [{key: f"{code}{key}{row}" for key in columns} for row in (1, 2)]
            elif shape == "qa":
                facts[code] = [{"question": f"第{row}个问题？", "answer": f"第{row}个回答。"} for row in range(1, 4)]
            else:
                facts[code] = SAMPLES[shape].format(code=code)
        if "collection" in facts:
            facts["collection"] = "bank"
        return facts

    def case_for(self, kind, **values):
        """A case in a state in which this kind of paper may be made."""
        states = (kind.case_states or "investigating").split()
        return self.load_case(states[0], procedure=kind.procedure or "ordinary", **values)

    def make_paper(self, code, case=None, user=None, **facts):
        """One paper with everything it needs, made by the system as the workers of moves do."""
        kind = self.env["street.document.type"]._get(code)
        case = case or self.case_for(kind)
        made = case.with_user(user) if user else case.sudo()
        return self.env["street.document"].browse(made.issue_document(code, {
            **self.facts_for(kind, case), "certificates_shown": True, "rights_told": True, **facts}))

    def refusal(self, call, *args, **kwargs):
        """The text of the refusal."""
        with self.assertRaises(UserError) as caught:
            call(*args, **kwargs)
        return str(caught.exception)

    def forge(self, paper):
        """Put other bytes in the place of the stored PDF, past the ORM."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE res_model = 'street.document' AND res_field = 'pdf' AND res_id = %s",
            [b"forged", paper.id])
        self.env.invalidate_all()

    def closed_case(self):
        """An ordinary case with the papers that its file needs, in state closed."""
        case = self.load_case("lead")
        for state, codes in (("opened", ("CF01",)), ("concluded", ("CF16", "CF17")), ("decided", ("CF29",)), ("executing", ("CF33", "CF40"))):
            self.put(case, state)
            for code in codes:
                self.make_paper(code, case)
        self.put(case, "closed")
        return case

    def put(self, case, state):
        """The case is in a state, behind the ORM's back."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = %s WHERE id = %s", [state, case.id])
        case.invalidate_recordset()
