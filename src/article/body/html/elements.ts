/** Every element that HTML has, or had, with those that browsers made up: what is none of these is no HTML. */
const KNOWN: ReadonlySet<string> = new Set(
	(
		"a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas " +
		"caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt em embed fieldset " +
		"figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd " +
		"keygen label layer legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nobr noembed noframes " +
		"noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section " +
		"select small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time " +
		"title tr track tt u ul var video wbr xmp"
	).split(" "),
);

/** Attributes that are written without a value; any other name without one makes a tag mere words in angle brackets. */
const BARE: ReadonlySet<string> = new Set(
	(
		"allowfullscreen async autofocus autoplay border checked compact controls declare default defer disabled download draggable formnovalidate " +
		"frameborder hidden inert ismap itemscope itemprop loop multiple muted nohref nomodule noresize noshade novalidate nowrap open playsinline " +
		"readonly required reversed scoped seamless selected contenteditable allowtransparency webkitallowfullscreen mozallowfullscreen " +
		"oallowfullscreen msallowfullscreen alt title"
	).split(" "),
);

/** Prefixes of elements that word processors and widgets leave in pages: their tags say nothing. */
const PREFIXED = /^(o|v|w|x|m|st\d*|u\d*|fb|g|xml|xsl|svg|dc|rdf):/;

/** Whether HTML has an element of that name (in lower case), now or once. */
export function isElement(name: string): boolean {
	return KNOWN.has(name) || PREFIXED.test(name);
}

/** Whether an element's tags alone are dropped, without a word: those of word processors. */
export function isPrefixed(name: string): boolean {
	return PREFIXED.test(name);
}

/** Whether an attribute (its name in lower case) may stand without a value. */
export function mayBeBare(name: string): boolean {
	return BARE.has(name) || /^(data|aria|v|x|ng)-/.test(name);
}

/**
 * Elements of which nothing is shown but what stands in them: without attributes and without an end, such a tag is a word about HTML,
 * as in "the <meta> tag".
 */
export const UNSEEN: ReadonlySet<string> = new Set(
	(
		"area base basefont bgsound body button command data dialog embed form frame html image input isindex keygen label layer legend link map " +
		"menu menuitem meta meter multicol output param progress search spacer"
	).split(" "),
);

/** Elements that stand in drawings (SVG) and formulas (MathML) only. */
export const FOREIGN: ReadonlySet<string> = new Set(
	(
		"animate annotation annotation-xml circle clippath defs desc ellipse filter foreignobject g image line lineargradient marker mask metadata " +
		"mfenced mfrac mi mmultiscripts mn mo mover mpadded mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder " +
		"munderover path pattern polygon polyline radialgradient rect semantics stop symbol text textpath tspan use"
	).split(" "),
);
