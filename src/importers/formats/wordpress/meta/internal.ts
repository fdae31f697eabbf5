/** Keys that WordPress and its plugins use for themselves: what they hold is about editing, counting or looks, and no reader ever saw it. */
const INTERNAL = new RegExp(
	[
		"^_(edit_|wp_page_template|wp_attach|wp_old_|thumbnail_id|encloseme|pingme|wp_trash|wp_desired|wp_suggested|oembed_|menu_item|wp_ignored_hooked_blocks)",
		"^footnotes$",
		"^cap-",
		// Newspack, Jetpack and WordPress.com
		"^_?(jetpack_|wpas_|publicize_|wpcom_|newspack_(popups_|sponsors?_|hide_|ads_|email_|featured_image_position|post_type_override))",
		"^_(jetpack|publicize|wpas|wpcom|newspack_(popups|byline_active)|rest_api_|g_feedback_|headstart_|last_editor_used_jetpack|checklist_)",
		"^(geo_public|switch_like_status|timeline_notification|sharing_disabled|spay_email|dsq_.*)$",
		// plugins for authors
		"^_?(molongui_|ppma_)",
		// what search engine plugins reckon
		"^_yoast_(wpseo_(content_score|linkdex|estimated-reading-time-minutes|focuskw|focuskeywords|keywordsynonyms|is_cornerstone|wordproof_timestamp|inclusive_language_score)|indexnow)",
		"^(_?rank_math_(seo_score|focus_keyword|internal_links_processed|analytic_object_id|contentai_score|og_content_image)|mihdan_index_now_.*|_siteseo_(readibility|redirections_|robots_primary_cat|analysis).*)$",
		// posts to other sites
		"^(_wpt_|_wptg_|xyz_twap|_wp_rp_)",
		// counters, caches, copies and imports
		"^(post_views_count|_?[Vv]iews|_?post_views|wpb_post_views_count|_count-views_.*|_total_(views|sales)|ampforwp.*|_amp_.*|_wxr_import_.*|_customize_changeset_uuid|_dp_original)$",
		// builders and themes: the text is in the story, and looks are the new site's own
		"^_(elementor_|wpb_(vc_js_status|post_custom_css|shortcodes_custom_css)|vc_post_settings|et_(pb|builder|dynamic|post_bg|gb)_|fl_builder_(draft|enabled|history|data_settings)|kad_|kadence_|layers_|qode-like)|^et_enqueued_post_fonts$",
	].join("|"),
);

/** Whether a key is one that no reader ever saw anything of. */
export function isInternal(key: string): boolean {
	return INTERNAL.test(key);
}

/** Whether a key says but which field of Advanced Custom Fields another key is a value of. */
export function isCompanion(key: string, value: string): boolean {
	return key.startsWith("_") && /^field_\w+$/.test(value);
}

/** A key as reports count it: the rows of a repeater are one. */
export function countedKey(key: string): string {
	return key.replace(/_\d{1,4}(?=_)/g, "_*");
}
