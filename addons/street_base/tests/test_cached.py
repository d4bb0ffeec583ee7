from unittest.mock import patch

from odoo.modules.registry import Registry
from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestCached(TransactionCase):
    """Settings kept in memory are forgotten with every change, by whatever model says that it is kept there."""

    def cached_models(self):
        mixin = self.registry["street.cached.mixin"]
        return sorted(name for name, model in self.registry.items() if issubclass(model, mixin) and not model._abstract)

    def test_every_change_empties_the_cache_and_again_after_the_commit(self):
        names = self.cached_models()
        self.assertIn("street.number.series", names)
        for name in names:
            model = self.env[name]
            with self.subTest(name), patch.object(Registry, "clear_cache") as forget:
                # On no record: what the model does besides is not the question here.
                for door in (lambda model=model: model.create([]), lambda model=model: model.write({}), lambda model=model: model.unlink()):
                    self.env.cr.postcommit.clear()
                    for moment in (door, self.env.cr.postcommit.run):
                        forget.reset_mock()
                        moment()
                        forget.assert_any_call(model._street_cache)

    def test_the_prefix_of_a_deleted_subject_is_not_remembered(self):
        company = self.env["res.company"].create({"name": "Cached office"})
        subjects = self.env["street.subject"]
        first = subjects._get_office_prefix(company.id)
        subjects.browse(first[0]).unlink()
        second = subjects.create({"name": "Second", "code": "SEC", "kind": "office", "company_id": company.id})
        self.assertEqual(subjects._get_office_prefix(company.id), (second.id, "SEC"))
