import { pageOf } from "../problem/pages.ts";
import { RULES, type Rule } from "../problem.ts";

/** What a rule means at length: why it matters, when it is told, when not, and how to mend it. Rules that say all in their sentence have none. */
export const EXPLANATIONS: Partial<Record<Rule, readonly string[]>> = {
	"address-refused": [
		'Every file of the site has a path, and not every system can store every path. Windows takes no more than 260 characters in all, none of < > : " | ? * and no names of devices such as aux or com1; Netlify refuses # and ?; a percent sign in a name is decoded twice by some hosts. GitHub Pages leaves out what begins with _ unless a file .nojekyll lies in the site; that is told of sites on github.io only.',
		"Most such paths are those of pictures, whose names are kept. Rename the file and the address in its stories.",
	],
	"address-taken": [
		"The address of a story is made from its date and its name. Where two stories want one, the earlier by date and id has it, and the other gets a few figures behind its name, so that both can be read. Give the later one a slug of its own: its address is then one that people can read, and stays when the other story goes.",
	],
	"alt-missing": [
		'People who do not see a picture are read its alternative text. Write what the picture shows, as briefly as in a conversation. A picture that says nothing beside the text needs an empty one: alt: "".',
	],
	"anchor-missing": [
		"The part of an address behind # names a place in a page: a heading or an element with this id. Systems make ids of headings in different ways; one with the same letters and figures is found all the same. Where there is none, the link leads to the top of the page. Write {#id} behind the heading that is meant, or mend the link.",
	],
	"author-spellings": [
		"Every author has a page with all stories. One who stands under two names has two pages, and half of the stories are on each.",
		"Told are names that differ in accents, blanks or hyphens, or in the order of first and last name (“Marlowe, Edith”), each with its more frequent form; a name that one or two stories have and that is a letter away from one with at least eight times as many; and a name with an initial that fits one other author alone. Two people may have such names: then write both into terms.yml, each as an entry of its own, and neither is told again.",
		"Names that differ in capitals or blanks alone stand on one page already; that is a note.",
		"backfile check --fix writes those into terms.yml that differ in accents, blanks, hyphens or order alone.",
	],
	"calendar-gap": [
		"In a year in which a paper came out on nearly all days of at least four weekdays, a day without a story may be an issue that was lost on its way into the archive. Weekdays on which it did not come out are no gaps, and neither are Christmas, New Year, Easter, and days that it left out in most years.",
		'A paper that was on strike has a gap as well. Switch the rule off once you have looked: checks: { "calendar-gap": "off" }.',
	],
	"checks-unknown": [
		"The field checks_off of a story names rules that are not told of for this story. A name that is none switches nothing off.",
	],
	"date-differs": [
		"The date of a story decides on its address, its place in the calendar and its neighbours. Where the name of its file says another day, one of the two is a slip. A day more or less is none: files are named in another zone or on the eve. Where more than a quarter of all names differ they are no dates of publication, and none is told.",
		"A print edition is told of where it is more than 60 days away, or more than three days where that of nine stories in ten is near.",
	],
	"date-far": [
		"Told are dates more than a year ahead; before 1605, when the first newspaper came out; more than a hundred years before all but one in twenty of the other stories; and the days from which programs count (1970-01-01, 1900-01-01 and the like) where no other story is near: they stand where a date was empty.",
	],
	"date-impossible": [
		"A date that cannot be read, or that may mean two days (03/04/2020), is not guessed: the story is undated, or left out where it may be under embargo. Write it as 2020-04-03; docs/fields.md has the forms that are read.",
	],
	"date-order": [
		"A story cannot have been changed or corrected before it was published, and one that expires before that is never shown. A difference of a day is not told, since it may be a matter of zones, and neither is a last change within 60 days before: systems note it of stories that wait for their day.",
	],
	encoding: [
		"The file is not UTF-8. It was read in the encoding that it declares, or that its letters look like. Look whether names with accents are right, and save the file as UTF-8: then nobody has to guess.",
	],
	"field-form": [
		"The value of a field is not in its form, such as a word where a date must be. It is left out, and the story is shown without it; where that could do harm, as with an embargo, the story is left out. docs/fields.md has the form of every field.",
	],
	"file-huge": [
		'A reader with a telephone waits ten seconds for a picture of 3 MB, and pays for it. Set images to "webp" and every page loads a copy that fits its screen; the limit is then 20 MB. Files of more than 25 MB are refused by Cloudflare Pages, and of more than 100 MB by GitHub.',
	],
	"headline-capitals": [
		"Capitals are read letter by letter by some screen readers, and cannot be set as text again. Old papers set headlines in capitals, but that is a matter of type, which the setting face or a template can do for all headlines. Where more than a quarter of all headlines are in capitals it is taken for the style of the paper, and none is told.",
	],
	"headline-markup": [
		"A headline is plain text. Simple HTML in it (<em>, <br>, &amp;) is read as what it means; what is left, such as **bold**, a link or a shortcode, is shown to readers, search engines and feeds as it is typed.",
	],
	"headline-twice": [
		"Two stories of one day with one headline are mostly one story that was imported twice. Headlines that stand on at least four days, such as “Letters”, are those of a column and are not told. Neither are stories of two editions or two languages.",
	],
	"id-twice": [
		"Feeds, redirects and corrections know a story by its id. Of two stories with one id the first by path is published. Mostly one file is a copy of the other: delete it, or give it an id of its own.",
	],
	"key-like-field": [
		"A key of front matter that is no field of ours is kept for templates, and shown nowhere. One that is a letter away from a field is likely to be meant as that: headlin, standfrist. It is told of once, with the number of stories that have it.",
		"If it is a key of your own, switch the rule off for the story that is named, or give the key a name that is less like a field.",
	],
	"link-broken": [
		"A link of a story to its own site must lead to something. What it leads to is looked for by address, by file, by old address and by the addresses of former hosts; so a link is broken only where nothing like it is there. Write the address of what it means now, add the address to redirect_from of the story that it means, or take the link out and leave its words.",
		"What Eleventy makes for you (pages of your own) is known from the last build: build once before you check.",
	],
	"link-unpublished": [
		"The story that a link means is a draft, under embargo or dated ahead. The page shows the words of the link without its address, so that nobody learns of the other story before its time; from the first build that publishes it on, the link is there. Nothing needs to be done if that is as it should be.",
	],
	"link-whole": [
		"A link to the site itself that names its host still works: pages lead to where the story stands now. But it breaks where the site moves and the old host is not among formerHosts, and plain Eleventy or another program may take it for one to another site. Write it from the root: /2024/03/15/harbour-wall.html.",
	],
	"markup-removed": [
		"What could run or dress a page is taken out of a story: scripts, style sheets, drawings, components, event handlers. What a reader needs of it, such as the address of a video, should stand in the story as a link.",
	],
	"media-missing": [
		"A story shows or links to a file that is neither in the content folder nor made by Eleventy. Readers see a broken picture. Put the file where the message says, or take it out of the story. If the files are still on the old site, fetch them before it goes.",
	],
	mojibake: [
		"“donâ€™t” is “don’t” whose bytes in UTF-8 were read as windows-1252: it happens at an export, in a database, in a spreadsheet. Such text cannot be found by a search and puts readers off. A sign � stands for a character that is lost for good.",
		"Told is the first place in a file, and how many there are. The only safe way to mend all is to export again in the right encoding; for a few, replace them by hand.",
	],
	"pictures-elsewhere": [
		"A story shows a picture by its whole address on another host. As long as that host has it, readers see it; when the host goes, as the old site of an archive does, the picture is lost, and its page says so in its place. Each of the five hosts with the most pictures is told of once, at the first story that shows one, with the number of pictures and of stories.",
		"An import brings the pictures of the old site over where --media names a copy of its files. A picture that is meant to come from elsewhere may stay: switch the rule off in the settings then.",
	],
	"status-unknown": [
		"A key that says whether a story is public holds a word that is not understood. What is secret stays secret where there is doubt, so the story is a draft. Write published, draft or withdrawn; docs/fields.md lists the keys and their words.",
	],
	"story-twice": [
		"Two stories with nearly the same words are mostly one that was imported twice, or a wire story that two desks filed. Search shows both, and search engines choose one of them.",
		"Texts are compared by the sequences of four words in them (shingles): about four in five must be the same. Texts of fewer than 40 words are not compared, and neither are notices that come out again and again and differ in their dates and numbers alone. Each copy is told of once, with the earliest story that it is like.",
		"Keep one, and put the address of the other into its redirect_from. If both are to stay, write checks_off: story-twice into the later one.",
	],
	"term-once": [
		"A tag is there to lead a reader to other stories. One that a single story has leads nowhere, and makes a page, a feed and a line in the index. Told are those whose story is more than a year older than the newest one, in archives of at least 50 stories.",
		"Give the story a tag that others have, or hide the tag in terms.yml.",
	],
	"term-spellings": [
		"Every tag, section and series has a page with all its stories. One that is spelt in two ways has two pages, and half of the stories are on each.",
		"Told are names that differ in blanks or hyphens (hack week, hackweek), in accents, in singular and plural by the rules of the site's language, or in one letter, where one or two stories have the one and at least eight times as many the other, or where the masthead (the setting sections) or terms.yml has the other. Of names of four or five letters only those are told of in which two letters of a section of the masthead have changed places (Nwes, News). Names that differ in capitals alone stand on one page already; that is a note.",
		"backfile check --fix writes those into terms.yml that differ in blanks or hyphens alone; about the others you must decide. The remedy is the line to write there. Two names that have an entry each in terms.yml are two for good, and not told again.",
	],
	"words-lost": [
		"The letters of a story were counted before and after its page was made, and too many are missing without a reason that is known. Compare the page with the file: mostly a tag is not closed, or HTML begins where text was meant.",
	],
};

/** The whole text about a rule, paragraph by paragraph. */
export function explain(rule: Rule): readonly string[] {
	return [
		`${rule}: ${RULES[rule]}`,
		...(EXPLANATIONS[rule] ?? []),
		`See ${pageOf(rule)}.`,
		`To switch it off, or to have it matter more, write into the settings: checks: { ${JSON.stringify(rule)}: "off" }, or "note", "warning", "error". For one story, write into its front matter: checks_off: ${rule}.`,
	];
}
