from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.full_text import grams_of, like_operator, like_pattern

# The costs are told to PostgreSQL so that it asks the index and never makes the pairs of every row anew.
FUNCTION = """
    CREATE OR REPLACE FUNCTION street_grams(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$
        SELECT COALESCE(array_agg(DISTINCT gram), '{}') FROM (
            SELECT unnest(ARRAY[letter, letter || lead(letter) OVER (ORDER BY place)]) AS gram
            FROM unnest(string_to_array(lower(content), NULL)) WITH ORDINALITY AS letters (letter, place)
        ) AS grams WHERE gram IS NOT NULL AND gram !~ '[[:space:]]'
    $$
"""


class StreetFullTextMixin(models.AbstractModel):
    """Search for any words in a long text (全文检索): two Chinese characters are found through an index.

    PostgreSQL's trigrams need three characters, and most Chinese words have two. The index holds single characters and pairs.
    """

    _name = "street.full.text.mixin"
    _description = "Search in a long text"
    _street_text_field = None

    full_text = fields.Char("Anywhere in the text", compute="_compute_full_text", search="_search_full_text", export_string_translation=True)

    def init(self):
        super().init()
        if self._street_text_field:
            self.env.cr.execute(FUNCTION)
            self.env.cr.execute(SQL(
                "CREATE INDEX IF NOT EXISTS %s ON %s USING gin (street_grams(%s))",
                SQL.identifier(f"{self._table}_full_text_idx"), SQL.identifier(self._table), SQL.identifier(self._street_text_field)))

    def _compute_full_text(self):
        self.full_text = False

    def _search_full_text(self, operator, value):
        """Records whose text holds every one of the words, which are parted by blanks."""
        if operator not in ("ilike", "like", "in"):
            return NotImplemented
        texts = value if isinstance(value, (list, tuple, set)) or operator == "in" else [value]
        return Domain.OR([self._get_words_domain(str(text or "").split()) for text in texts])

    def _get_words_domain(self, words):
        if not words:
            return Domain.TRUE

        def to_sql(model, alias, query):
            column = model._field_to_sql(alias, self._street_text_field, query)
            grams = sorted({gram for word in words for gram in grams_of(word)})
            # Of one or two characters the index says all there is to say; longer words are looked for in what it found.
            long = [SQL("%s %s %s", column, SQL(like_operator(word)), like_pattern(word)) for word in words if len(word) > 2]
            return SQL(" AND ").join([SQL("street_grams(%s) @> %s::text[]", column, grams), *long])

        return Domain.custom(to_sql=to_sql)
