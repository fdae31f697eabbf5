/** A pattern for names of shortcodes, each written as a pattern of its own, parted by blanks and line ends. */
function named(patterns: string): RegExp {
	return new RegExp(`^(?:${patterns.trim().split(/\s+/).join("|")})$`, "i");
}

/** Machines of a site that show nothing of a story: forms, advertisements, lists of other stories, buttons to share it. */
export const MACHINES = named(`
	contact-(form|field)(-7)? contact_form gravityforms? wpforms ninja_forms? formidable caldera_form fluentform forminator_form
	mc4wp_(form|checkbox) mailpoet_(form|archive) wysija_form newsletter(_\\w+)? subscribe2 subscription_form blog_subscription_form
	jetpack[_-](subscription_form|related-posts|top_posts\\w*) optin\\w* convertkit\\w* related(_?posts?|-posts?) yarpp wp_related_posts
	ad ads adrotate adsense adinserter ad_?unit adsanity\\w* dfp\\w* quads the_ad(_group|_placement)? google-?adsense? wpproaddon bsa_pro_ad_space
	(latest|recent|popular|featured|random)[_-]?(post|stories|article|new)s? display-posts catlist catpost post_?list pagelist\\w* subpages
	wp_sitemap_page blogroll wp-?sitemap\\w* addtoany addthis\\w* sharethis shareaholic social(_?(share|media|icons?|links?)) ssba(-buttons)?
	easy-social-share\\w* mashshare a2a\\w* feather_share print(friendly|-me|_link) ez-toc no_?toc table_of_contents lwptoc rev_slider\\w*
	layerslider masterslider login(out|_form|form)? user_registration_form woocommerce_\\w+ product_(page|category|categories|table)
	add_to_cart\\w* edd_\\w+ download_checkout wpdiscuz\\w* paypal\\w* wp_cart_\\w+ stripe\\w* give_form simple-payment crowdfunding\\w* yop_poll
	wp-?polls? wp_quiz wpvq\\w* tribe_(events\\w*|mini_calendar) events?_(list|calendar) ai1ec my_calendar\\w* post-views wp_ulike star_?rating
	kkstarratings gdpr\\w* cookie\\w* wpgmza gmap leaflet-\\w+ simple-google-maps\\w* gravityview sg_popup popup\\w* insert_php php_?snippet\\w*
	ultimatemember(_\\w+)? wppb-\\w+(-\\w+)? submit_(job|resume)_form (job|candidate)_dashboard bbp-(login|register|lost-pass) theme-my-login
	do_widget wp_nav_menu search_?form hreview clear(fix|both|line)? pagebreak nextpage noformat n?o?wpautop nowpautop
`);

/** More of them, which are words that people write in brackets, too: only such as have settings. */
export const MACHINES_WITH_SETTINGS = named(`
	toc map calendar poll share register views types menu search widget related sidebar products? archives siblings sitemap
	hr divider separator spacer space gap ratings? donate exec weather\\w* readmore
`);

/** Words that somebody says, or that a story lifts out of itself. */
export const QUOTATIONS = named(`
	((pull|block)[_-]?)?quotes?([_-]?(left|right|center))? perfectpullquote (su_)?pullquote su_quote testimonials? citation zitat bctt ctt
	click(_?to_?|-to-)tweet tweetable tweetthis inspirational-quote epigraph
`);

/** Footnotes that stand in the text itself. */
export const NOTES = named(
	"efn_note mfn modern_footnote footnote fn ref sidenote footnoted simple_footnote srn endnote easy_footnote note",
);

/** Files that are shown within a page, or offered. */
export const FILES = named(`
	pdf pdf[_-]?embed(der)? pdf[_-]?viewer pdf-?js(-?viewer)? pdfobject pdf-light-viewer gview google-?(doc|docs|drive|pdf)(embedder|-viewer)? gdoc
	embed_?doc(ument)? document doc(embedder)? dflip flipbook real3dflipbook 3d-flip-book wonderplugin_pdf flowpaper download file su_document
	wp-?pdf\\w* iframe(_loader)? advanced_iframe
`);

/** Buttons: links that look like one. */
export const BUTTONS = named("(\\w+[_-])?(button|btn)s? cta calltoaction link permalink url a");

/** What plugins keep where no export looks. */
export const KEPT_ELSEWHERE = named(`
	nggallery ngg ngg_images nggalbum imagebrowser slideshow singlepic nggtags wpdatatable wpdatachart envira-gallery soliloquy foogallery
	metaslider modula gmedia justified_image_grid wppa bwg photo_gallery responsive-slider huge_it_\\w+ smartslider3 essential_grid ess_grid
	supsystic-tables? ninja_tables visualizer m-charts
`);

/** Shortcodes by which page builders and themes lay a page out, by the beginnings of their names. */
export const LAYOUT_PREFIXES =
	/^(vc|et_pb|fusion|av|mk|cs|x|wpb|tatsu|tm_pb|kc|nectar|cmsmasters|ult|dfd|qode|eltdf|mkdf|edgtf|stm|penci|ux|thrive|themify|siteorigin|fl|bsf|minti|tvc|bt_bb|su|ct|vcex|az|thb|bb|gt3|porto|wolf|rt|sc|tcb|dt|boc|rb|cz)_\w/;

/** Such names without a beginning of their own: they lay out only where they have an end. */
export const LAYOUT = named(`
	rows? columns?(_\\w+)? cols? col-?(md|sm|lg|xs)?-?\\d+(-\\d+)? span\\d+ sections? container\\w* full_?width
	(one|two|three|four|five)_?(half|halves|thirds?|fourths?|fifths?|sixths?|quarters?)(_(first|last))? (half|third|quarter)(_(first|last))?
	tabs? tabgroup tab_?(item|pane) acc(ordion)?s?(-item|_item|_group)? toggles?(_item)? collaps\\w+ expand\\w* spoiler dropcap\\d? center left right
	box(es)? info_?box notice alert message warning success error tip callout panels? card well frame highlight\\d? lead(ing)? intro features? text_?box
	wrap(per)? group slide slides slider carousel (check_?|icon_?)?list list_?item tooltip popover animat\\w+ visible hidden? hide read_?more
	h[1-6] heading title subtitle small big font colou?r size align\\w* div span bold italic underline strong em mark nobr raw
	feed nofeed print_?only no_?print member\\w* restrict\\w* s2If
`);

/** Those of them that stand within a line. */
export const LAYOUT_INLINE =
	/(^|_)(dropcap\d?|highlight\d?|tooltip|popover|small|big|font|colou?r|size|span|bold|italic|underline|strong|em|mark|nobr)$/i;
