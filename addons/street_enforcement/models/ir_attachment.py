from odoo import api, models
from odoo.fields import Domain
from odoo.tools import OrderedSet

from odoo.addons.base.models.ir_attachment import condition_values

TELLING = {"index_content", "checksum", "description", "store_fname"}  # fields that tell what is in a file


class IrAttachment(models.Model):
    """Files of a case (papers, scans, evidence, what was posted) are opened by those who act in it (APL 50).

    Whoever reads the record reads its files, says Odoo; here that holds for the people of the case only. Both doors ask:
    what a search finds (its name, its digest, what is written in it) and what is read of a file that one knows.
    """

    _inherit = "ir.attachment"

    def _check_access(self, operation):
        result = super()._check_access(operation)
        if self.env.su:
            return result
        refused, error = result or (self.browse(), None)
        if hidden := (self - refused)._get_hidden_files():
            records = hidden[:1]._get_private_record()
            return refused | hidden, error or (lambda: records._get_private_error())
        return result

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, *, active_test=True, bypass_access=False):
        domain = Domain(domain)
        if not self.env.su:
            # Without a model in the domain each file is asked for by ``_check_access``. A search that comes through messages
            # asks nobody: there whatever tells what is in a file is looked for in open files only.
            names = condition_values(self, "res_model", domain) or ()
            if bypass_access and any(condition.field_expr in TELLING for condition in domain.iter_conditions()):
                names = [name for name in self.env if self._get_private_model(name) is not None and not self.env[name]._abstract]
            for name in names:
                if (model := self._get_private_model(name)) is not None:
                    # sudo: which records may be read is asked by super; this asks in which cases the user acts
                    shown = model.sudo().with_context(active_test=False)._search(model._domain_shown(), bypass_access=True)
                    domain &= Domain("res_model", "!=", name) | Domain("res_id", "in", shown)
        return super()._search(domain, offset, limit, order, active_test=active_test, bypass_access=bypass_access)

    @api.model
    def _get_private_model(self, name):
        """The model of that name when its records show data of people to those of the case only, or None."""
        model = self.env.get(name or "")
        return model if model is not None and isinstance(model, self.env.registry["street.case.private.mixin"]) else None

    def _get_hidden_files(self):
        """Those of these files that hang on a case in which the user does not act; one query for a kind of record."""
        hidden = OrderedSet()
        # sudo: on which record a file hangs
        for name, files in self.sudo().grouped("res_model").items():
            model = self._get_private_model(name)
            if model is None:
                continue
            records = model.browse(OrderedSet(files.mapped("res_id")) - {0})
            shown = set(records.exists()._filter_shown()._ids)
            hidden.update(file.id for file in files if file.res_id and file.res_id not in shown)
        return self.browse(hidden)

    def _get_private_record(self):
        """The record of a case that a file hangs on."""
        file = self.sudo()  # as above
        return self.env[file.res_model].browse(file.res_id)
