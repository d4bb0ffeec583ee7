"""Which test tries each gate of the penalty procedure wrongly, and which passes it rightly; and each item of bad input.

A gate without a row, a row without its test: ``test_gate_table.py`` fails. Names are ``module.Class.test``.
"""

WIRE, DECISION, PROOF = "test_case_wire.TestCaseWire", "test_gate_wire_decision.TestGateWireDecision", "test_gate_wire_proof.TestGateWireProof"
SPOT, COURSE, PAPER = (f"test_bad_input.TestBadInput{part}" for part in ("Spot", "Decision", "Proof"))

# Gate: (tried wrongly, passed rightly), all over JSON-2; most tests do both, the others name the right attempt on the right.
GATES = {
    "G01": (f"{WIRE}.test_g01_without_the_power_nothing_is_opened",) * 2,
    "G02": (f"{WIRE}.test_g02_limitation_and_approval",) * 2,
    "G03": (f"{WIRE}.test_g03_two_certified_officers",) * 2,
    "G04": (f"{PROOF}.test_g04_and_g05_a_record_says_who_showed_what_and_who_signed",) * 2,
    "G04 on what is taken or kept": (f"{PROOF}.test_g04_what_is_taken_or_preserved_says_who_was_shown_the_certificates",) * 2,
    "G05": (f"{PROOF}.test_g04_and_g05_a_record_says_who_showed_what_and_who_signed",) * 2,
    "G06": (f"{PROOF}.test_g06_nothing_is_preserved_without_the_approval_of_the_head",) * 2,
    "G07": (f"{PROOF}.test_g07_film_of_monitoring_equipment_is_reviewed_first",) * 2,
    "G11": (f"{WIRE}.test_g11_the_decision_on_the_spot",) * 2,
    "G12": (f"{WIRE}.test_g12_collecting_on_the_spot",) * 2,
    "G13": (f"{WIRE}.test_g13_the_end_of_the_investigation",) * 2,
    "G14": (f"{DECISION}.test_g14_a_heavier_fine_than_noticed_needs_a_new_notice",) * 2,
    "G15": (f"{DECISION}.test_g15_without_the_right_to_a_hearing_in_the_notice_nothing_goes_on",) * 2,
    "G16": (
        f"{DECISION}.test_g16_a_hearing_is_told_seven_working_days_ahead_and_led_by_its_chair",
        f"{COURSE}.test_g16_a_hearing_is_held_and_reported_by_its_chair"),
    "G17": (f"{DECISION}.test_g17_nothing_goes_on_before_the_term_of_defence_ends",) * 2,
    "G18": (f"{DECISION}.test_g18_who_investigated_does_not_review_and_nothing_is_decided_on_an_old_review",) * 2,
    "G19": (f"{DECISION}.test_g19_a_grave_case_is_discussed_by_the_heads",) * 2,
    "G20": (f"{DECISION}.test_g20_an_amount_outside_the_clause_is_not_noticed",) * 2,
    "G21": (f"{DECISION}.test_g21_no_penalty_needs_its_reason_and_the_education",) * 2,
    "G22": (f"{PROOF}.test_g22_a_decision_paper_says_everything_of_article_59",) * 2,
    "G23": (
        f"{PROOF}.test_g23_electronic_service_rests_on_the_signed_consent",
        f"{PAPER}.test_g23_electronic_service_passes_with_the_signed_confirmation"),
    "G24": (f"{PROOF}.test_g24_nothing_is_served_without_its_proof",) * 2,
    "G25": (f"{DECISION}.test_g25_nothing_grows_before_the_term_of_payment_is_over", f"{COURSE}.test_g25_three_percent_a_day_grow_on_what_is_late"),
    "G26": (f"{DECISION}.test_g26_instalments_hang_on_the_approval_of_the_head",) * 2,
    "G35": (f"{DECISION}.test_g35_what_shows_a_person_is_not_published_and_g36_falls_by_a_head_alone",) * 2,
    "G36": (f"{DECISION}.test_g35_what_shows_a_person_is_not_published_and_g36_falls_by_a_head_alone",) * 2,
    "G37": (f"{WIRE}.test_g37_nothing_open_at_the_closing",) * 2,
    "G38": (
        f"{PROOF}.test_g38_an_incomplete_file_is_not_archived",
        f"{PAPER}.test_g38_a_complete_file_is_archived"),
    "G44": (f"{PROOF}.test_g44_an_issued_paper_changes_by_no_call_and_its_number_is_not_drawn_again",) * 2,
    "G45": (f"{WIRE}.test_g45_a_block_goes_to_somebody_certified",) * 2,
    "G48": (f"{COURSE}.test_g48_what_is_revoked_is_not_done_again_unless_for_procedure",) * 2,
}

# Bad input of the issue, item by item.
BAD_INPUT = {
    "one officer": f"{SPOT}.test_one_officer_opens_no_case",
    "an expired certificate": f"{SPOT}.test_an_expired_certificate_does_not_count",
    "a reviewer who investigated": f"{COURSE}.test_a_reviewer_who_investigated_even_formerly_is_refused",
    "a hearing notice six working days ahead": f"{COURSE}.test_a_summons_six_working_days_ahead_is_refused_and_seven_is_not",
    "a decision before the defence term ends": f"{COURSE}.test_a_decision_before_the_term_of_defence_ends_is_refused",
    "a heavier fine than noticed": f"{DECISION}.test_g14_a_heavier_fine_than_noticed_needs_a_new_notice",
    "a fine of 200.01 on the spot to a person": f"{SPOT}.test_a_citizen_pays_two_hundred_on_the_spot_and_not_a_cent_more",
    "a second fine for the same linked act": f"{SPOT}.test_what_is_linked_as_the_same_act_is_not_fined_twice",
    "a decision after the item was taken back": f"{COURSE}.test_an_item_taken_back_stops_the_decision",
    "a lower amount on another basis without a new notice": f"{DECISION}.test_g14_a_lower_amount_on_another_basis_needs_a_new_notice",
    "a review older than the last change of evidence": f"{DECISION}.test_g18_who_investigated_does_not_review_and_nothing_is_decided_on_an_old_review",
    "evidence gathered after a remedy began": f"{COURSE}.test_evidence_from_after_the_filing_does_not_count",
    "an issued paper edited over RPC": f"{PROOF}.test_g44_an_issued_paper_changes_by_no_call_and_its_number_is_not_drawn_again",
    "a number reused": f"{PROOF}.test_g44_an_issued_paper_changes_by_no_call_and_its_number_is_not_drawn_again",
    "a party under fourteen": f"{COURSE}.test_nobody_under_fourteen_is_noticed_or_punished",
    "a payment larger than what is owed": f"{COURSE}.test_nobody_pays_more_than_is_owed",
    "a PDF replaced on disk": f"{PAPER}.test_a_pdf_replaced_on_disk_is_found_named_in_the_log_and_not_bound",
    "an end report that no longer matches": "test_case_states.TestCaseStates.test_the_notice_asks_for_an_end_report_that_still_matches",
    "an officer of another case reads identity data": "test_case_private.TestCasePrivate.test_people_on_the_case_its_leader_clerk_and_head_read_them",
    "a late application for a hearing": "test_hearing_late.TestHearingLate.test_a_late_application_is_recorded_and_stands_in_the_way_until_it_is_answered",
    "several parties in one case": "test_case_joint.TestCaseJoint.test_several_parties_in_one_case_are_neither_concluded_noticed_nor_decided",
    "a fine on the spot outside its tier": "test_case_spot_discretion.TestCaseSpotDiscretion.test_the_amount_lies_in_the_tier_or_says_why_not_and_both_stand_in_the_decision",
    "a step without its paper": "test_step_papers.TestStepPapers.test_a_re_check_leaves_its_opinion_and_nothing_is_submitted_without_it",
    "a defence turned into a waiver": "test_case_evasion.TestCaseEvasion.test_a_defence_is_not_turned_into_a_waiver",
    "a defence moved to another case": "test_case_evasion.TestCaseEvasion.test_a_defence_is_not_moved_to_another_case",
    "other words as a ground for a heavier fine": "test_case_evasion.TestCaseEvasion.test_other_words_for_the_same_facts_are_no_ground_for_a_heavier_penalty_after_the_defence",
    "a new proposal in a decided case": "test_case_evasion.TestCaseEvasion.test_no_new_proposal_is_opened_where_the_case_is_decided",
    "evidence excluded after the notice": "test_case_evasion.TestCaseEvasion.test_evidence_excluded_after_the_notice_leaves_a_fact_without_proof",
    "an investigator made an auxiliary": "test_case_evasion.TestCaseEvasion.test_who_investigated_a_lead_does_not_become_an_auxiliary_afterwards",
    "an application withdrawn by whom it concerns": "test_case_evasion.TestCaseEvasion.test_the_person_concerned_does_not_take_the_application_against_himself_back",
    "a chair who had to step back": "test_case_evasion.TestCaseEvasion.test_a_chair_who_had_to_step_back_holds_nothing",
    "a case opened on words alone": "test_case_evasion.TestCaseEvasion.test_a_case_is_not_opened_on_words_alone",
    "another day of birth than that of the card": "test_case_evasion.TestCaseEvasion.test_no_other_day_of_birth_is_typed_beside_the_number_of_the_card",
}
