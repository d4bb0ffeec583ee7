import { registry } from "@web/core/registry";

/** Put the sample sheet into the file input of the dialog, as if it had been chosen by hand. */
async function chooseSample({ anchor }) {
    const answer = await fetch("/street_dispatch/static/samples/hotline_sample.xlsx");
    const files = new DataTransfer();
    files.items.add(new File([await answer.blob()], "工单.xlsx"));
    anchor.files = files.files;
    anchor.dispatchEvent(new Event("change", { bubbles: true }));
}

registry.category("web_tour.tours").add("street_dispatch_hotline_import", {
    steps: () => [
        { trigger: ".modal .o_field_binary .o_select_file_button" },
        { trigger: ".modal .o_field_binary input.o_input_file:not(:visible)", run: chooseSample },
        { trigger: ".modal .o_field_binary input.o_input:value(工单.xlsx), .modal .o_field_binary:contains(工单.xlsx)" },
        { trigger: ".modal button[name=action_check]:contains(核对文件)", run: "click" },
        { trigger: ".modal .o_field_widget[name=order_count]:contains(60)" },
        { trigger: ".modal .o_field_widget[name=preview] td:contains(GP20261102)" },
        { trigger: ".modal .o_field_widget[name=findings] td:contains(不在任何网格内)" },
        { trigger: ".modal button[name=action_import]", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=created_count]:contains(60)" },
        { trigger: ".o_form_view button[name=action_open_matters]", run: "click" },
        { trigger: ".o_list_view .o_pager_limit:contains(60)" },
        { trigger: ".o_list_view .o_data_row .o_data_cell[name=class_id]:contains(占用消防通道)", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=order_opinion] textarea:value(东城街街道办事处)" },
        { trigger: ".o_form_view .o_field_widget[name=grid_id] input:value(网格)" },
    ],
});
