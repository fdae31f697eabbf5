/** Each of our fields, and what else a story is made of, with the names of columns that hold it: the best first. Letters and digits only count. */
export const NAMES = {
	headline:
		"headline title head heading articletitle storytitle newstitle posttitle newsheadline articleheadline pagetitle nodetitle entrytitle webtitle headlinetext titletext name",
	id: "id nid articleid storyid postid newsid recordid entityid contentid documentid pageid uuid identifier uid",
	guid: "guid",
	url: "url link permalink address uri weburl articleurl storyurl pageurl posturl href",
	redirect_from: "redirectfrom aliases oldurls oldurl oldaddresses formerurl path urlpath pathalias",
	slug: "slug urlslug postname alias handle urlname urltitle",
	body_intro: "introtext",
	body: "body content text story article fulltext articlebody bodytext storytext articletext articlecontent storycontent storybody maintext contenttext postcontent postbody posttext newscontent newstext newsbody pagecontent entrycontent entrybody plaintext textcontent bodyplain bodyvalue fieldbody fieldbodyvalue fieldtext richtext richcontent bodycopy copy contentencoded contentelements paragraphs blocks message",
	body_html:
		"bodyhtml contenthtml html htmlbody htmlcontent htmltext texthtml posthtml articlehtml storyhtml bodyprocessed contentrendered bodyrendered",
	body_markdown: "bodymarkdown contentmarkdown markdown bodymd contentmd md markdownbody markdowncontent",
	published:
		"published date publishedat publishedon publicationdate publishdate publisheddate datepublished dateofpublication pubdate publishtime publishedtime postdate datetime firstpublished firstpublishedat firstpublicationdate webpublicationdate newsdate articledate storydate posteddate dateposted postedon postedat releasedate displaydate authoredon created createdat createdon createddate datecreated creationdate timestamp",
	published_gmt: "dategmt postdategmt publishedgmt",
	updated:
		"updated modified lastmod updatedat modifiedat lastmodified lastupdated datemodified dateupdated modifieddate updateddate postmodified postmodifieddate modifiedon updatedon lastupdate changed changedat",
	updated_gmt: "modifiedgmt postmodifiedgmt updatedgmt",
	authors:
		"authors author authorname authornames writer writers writtenby reporter reporters journalist journalists creator creators contributor contributors authorfullname authordisplayname createdbyalias postauthor by",
	"authors.first": "authorfirstname",
	"authors.last": "authorlastname",
	byline: "byline",
	section:
		"section category sectionname categoryname sectiontitle categorytitle articlesection newssection primarycategory maincategory department rubric desk",
	categories: "categories",
	tags: "tags keywords topics tag keyword topic subjects subject labels posttag posttags taglist metakey metakeywords",
	series: "series",
	dateline: "dateline",
	language: "language lang langcode inlanguage locale",
	standfirst:
		"standfirst summary excerpt dek subtitle subheadline subheading subhead deck teaser abstract postexcerpt bodysummary trailtext leadtext lead lede intro introduction blurb",
	description: "description metadescription metadesc",
	image:
		"image imageurl picture photo photourl featuredimage featuredimageurl featureimage featuredmedia mainimage mainimageurl leadimage topimage coverimage heroimage urltoimage imagesrc thumbnail",
	"image.alt": "imagealt imagealttext alttext",
	"image.caption": "imagecaption photocaption caption",
	"image.credit": "imagecredit photocredit photographer",
	print: "print",
	"print.date": "printdate",
	"print.issue": "printissue issue issuenumber",
	"print.edition": "printedition edition",
	"print.page": "printpage page pagenumber",
	source: "source sourcename publication newspaper",
	"source.url": "sourceurl canonical canonicalurl originalurl",
	rights: "rights copyright",
	license: "license licence",
	noindex: "noindex",
	corrections: "corrections correction",
	status: "",
	draft: "",
	reason: "reason",
	hide_headline: "hideheadline",
	embargo: "embargo embargountil embargoeduntil embargodate publishon publishat publishup goliveat scheduledat scheduledfor scheduleddate",
	expires: "expires expiry expirydate expirationdate expiresat expireson unpublishdate unpublishon unpublishat publishdown validuntil",
	kind: "type kind posttype contenttype nodetype",
} as const satisfies Record<string, string>;

/** What a column may hold. `status` and `draft` are for `--map`; src/article/fields/publicity.ts has the names for what they say. */
export type ColumnField = keyof typeof NAMES;

/** What a column holds, and how good a name for that its own is: 0 is the best. */
export interface KnownColumn {
	readonly target: ColumnField;
	readonly rank: number;
}

/** What a name says from within an object is worth less than any name at the top of a record. */
const INNER_RANK = 100;

const KNOWN: ReadonlyMap<string, KnownColumn> = new Map(
	Object.entries(NAMES).flatMap(([target, names]) =>
		[target, ...names.split(" ").filter((name) => name !== "")].map(
			(name, rank) => [plainName(name), { target: target as ColumnField, rank }] as const,
		),
	),
);

/** Members that hold what the record itself is about, such as the fields of a document of Elasticsearch or of an entry of Strapi. */
const WRAPPERS: ReadonlySet<string> = new Set(
	"attributes fields data document doc node record item properties frontmatter metadata meta extra params entry post story article content".split(
		" ",
	),
);

/** Members that are the value of what they stand in, such as WordPress' `title.rendered`, and columns made of them. */
const VALUES: ReadonlySet<string> = new Set(["rendered", "value", "name", "original", "main", "date"]);

/** A column's name as it is compared: letters and digits, without case. */
export function plainName(name: string): string {
	return /^[a-z\d]+$/.test(name)
		? name
		: name
				.normalize("NFKC")
				.toLowerCase()
				.replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}

/** Whether a member may hold what the record is about. */
export function isWrapper(name: string): boolean {
	return name === "_source" || WRAPPERS.has(plainName(name));
}

/** A column's name without the names of objects that it stands in: `status` of `attributes.status`. */
export function innerName(name: string): string {
	const parts = name.split(/\.|__|\//);
	const start = parts.findIndex((part, index) => index === parts.length - 1 || !isWrapper(part));
	return parts.slice(start).join(".");
}

/** What a column of a name is known to hold, at the top of a record or within an object. */
export function knownName(name: string): KnownColumn | undefined {
	const whole = KNOWN.get(plainName(name));
	if (whole || !/[./]|__/.test(name)) return whole;
	const parts = innerName(name).split(".");
	const bare = parts.length > 1 && VALUES.has(plainName(parts.at(-1) ?? "")) ? parts.slice(0, -1) : parts;
	const inner = KNOWN.get(plainName(parts.join(""))) ?? KNOWN.get(plainName(bare.join("")));
	return inner && { ...inner, rank: inner.rank + INNER_RANK };
}

/** What `--map` calls a field. */
export function fieldNamed(name: string): ColumnField | undefined {
	const plain = plainName(name);
	return Object.keys(NAMES).find((field): field is ColumnField => plainName(field) === plain) ?? KNOWN.get(plain)?.target;
}
