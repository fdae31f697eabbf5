/** Keys that WordPress and its plugins use for themselves: what they hold is about editing, counting or looks, and no reader ever saw it. */
const INTERNAL = new RegExp(
	[
		"^_(edit_|wp_page_template|wp_attach|wp_old_|thumbnail_id|encloseme|pingme|wp_trash|wp_desired|wp_suggested|oembed_|menu_item|wp_ignored_hooked_blocks)",
		"^footnotes$",
		"^cap-",
		// Newspack, Jetpack and WordPress.com
		"^_?(jetpack_|wpas_|publicize_|wpcom_|newspack_(popups_|sponsors?_|hide_|ads_|email_|featured_image_position|post_type_override))",
		"^_(jetpack|publicize|wpas|wpcom|newspack_(popups|byline_active))",
		// plugins for authors
		"^_?(molongui_|ppma_)",
		// what search engine plugins reckon
		"^_yoast_(wpseo_(content_score|linkdex|estimated-reading-time-minutes|focuskw|focuskeywords|keywordsynonyms|is_cornerstone|wordproof_timestamp|inclusive_language_score)|indnx)",
		"^rank_math_(seo_score|focus_keyword|internal_links_processed|analytic_object_id|contentai_score|og_content_image)$",
		// counters and caches
		"^(post_views_count|views|_?post_views|wpb_post_views_count|_count-views_.*|total_sales|_total_views|slide_template|ampforwp.*|_amp_.*|sharing_disabled|_wp_rp_.*|_links_to_target|_last_editor_used_jetpack)$",
		// builders: the text is in the story
		"^_(elementor_(css|page_assets|controls_usage|version|edit_mode|template_type|pro_version|page_settings)|wpb_(vc_js_status|post_custom_css|shortcodes_custom_css)|et_pb_.*|et_builder_version|et_dynamic_.*|et_post_bg_.*|fl_builder_(draft|enabled|history.*|data_settings|draft_settings))$",
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
