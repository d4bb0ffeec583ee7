import { useBus } from "@web/core/utils/hooks";
import { useModel } from "@web/model/model";
import { useSetupAction } from "@web/search/action_hook";
import { CogMenu } from "@web/search/cog_menu/cog_menu";
import { Layout } from "@web/search/layout";
import { SearchBar } from "@web/search/search_bar/search_bar";
import { useSearchBarToggler } from "@web/search/search_bar/search_bar_toggler";
import { ActionHelper } from "@web/views/action_helper";
import { standardViewProps } from "@web/views/standard_view_props";
import { Component, useRef } from "@odoo/owl";

export class StreetMapController extends Component {
    static template = "street_grid.StreetMapView";
    static components = { ActionHelper, CogMenu, Layout, SearchBar };
    static props = { ...standardViewProps, Model: Function, Renderer: Function, archInfo: Object };

    setup() {
        this.rootRef = useRef("root");
        this.model = useModel(this.props.Model, {
            resModel: this.props.resModel,
            fields: this.props.fields,
            archInfo: this.props.archInfo,
        });
        useBus(this.model.bus, "update", () => this.render(true));
        useSetupAction({ rootRef: this.rootRef });
        this.searchBarToggler = useSearchBarToggler();
    }

    get canCreate() {
        return this.props.archInfo.activeActions.create && this.props.createRecord && this.props.context.create !== false;
    }

    openRecord(resId) {
        this.props.selectRecord(resId, { activeIds: this.model.records.map((record) => record.id) });
    }

    async onMove(frame) {
        await this.model.moveTo(frame);
    }
}
