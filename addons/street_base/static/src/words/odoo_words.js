import { _t } from "@web/core/l10n/translation";

/**
 * Terms of Odoo's own screens that its Chinese (zh_CN) leaves empty. Odoo looks for a term in its own addon first and in all
 * others after it, so naming the term here lets our `zh_CN.po` fill the gap; once Odoo translates it, its word wins.
 *
 * @returns {string[]} the terms in the user's language
 */
export const odooWords = () => [
    _t("Missing required fields"),
    _t("Invalid Display Name"),
    _t("Are you sure you want to delete the %(nbSelected)s selected records?"),
    _t("Are you sure you want to delete the selected record?"),
    _t("Are you sure you want to update %(count)s records?"),
    _t("Among the %(total)s selected records, %(valid_count)s are valid for this update."),
    _t("Heads up! Your recent changes are too large to save automatically. Please click the %(upload_icon)s button now to ensure your work is saved before you exit this tab."),
    _t("Caps Lock is on!"),
    _t("Custom range"),
    _t("Month to date"),
    _t("Year to date"),
    _t("My Preferences"),
    _t("No settings found"),
    _t("No stages yet, let's create some!"),
    _t("Show options"),
    _t("Select one or several criteria"),
    _t("Press \"Enter\" to add criterion"),
    _t("Try searching for another keyword"),
    _t("Add a"),
    _t("before"),
    _t("between"),
    _t("empty"),
    _t("greater or equal to"),
    _t("lower or equal to"),
    _t("lower than"),
    _t("not %(operator_label)s"),
    _t("not ="),
    _t("The file is not an image, resizing is not possible"),
    _t("The resizing of the image failed"),
    _t("%s others"),
    _t("1 other"),
    _t("No content."),
    _t("Tracked Changes"),
    _t("Unknown Status"),
    _t("Deleted document"),
    _t("Discard editing"),
    _t("This record has been stuck in this stage for %(numberOfDays)s days."),
    _t("Off-Hours"),
];
