import { oneLine } from "../../../article/text.ts";
import { filled, holdsEmail, lineOf, membersOf, nameOf, webAddress } from "../../reading/values.ts";
import { bestMember, itemsIn, longestText, memberNamed } from "./nested.ts";
import { isId, listOf, textOf } from "./values.ts";

/** Whom a value names. */
export interface People {
	/** As front matter has them. */
	readonly authors: readonly unknown[];
	/** How many e-mail addresses stood among the names. */
	readonly emails: number;
	/** Whether it holds something that gives no name. */
	readonly isUnread: boolean;
}

/** Members that are a person's whole name, or what holds it. */
const WHOLE_NAMES =
	"name displayname fullname bylinename penname label rendered value text original attributes data node fields person user author".split(
		" ",
	);

/** Members that are parts of a name, in their order. */
const PARTS = [
	["first", "firstname", "givenname", "given", "forename"],
	["middle", "middlename"],
	["last", "lastname", "familyname", "family", "surname"],
];

/** Members of a byline in which its persons stand. */
const PERSONS = ["person", "persons", "people", "authors", "contributors"];

/** Words that no person's name has in English. */
const PERSON = /^(?!.*\b(?:of|the|for|from|our|and)\b)\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){1,3}$/u;

/** The persons that a value names. Commas and “and” part them where on every side stands what looks like a person's name. */
export function peopleIn(value: unknown): People {
	const items = personItems(value);
	let isUnread = false;
	const authors = items.flatMap((item) => {
		const author = authorOf(item);
		isUnread ||= author === undefined && !isId(item) && !holdsEmail(nameIn(item)) && holdsText(item);
		return author ?? [];
	});
	const seen = new Set<string>();
	const once = authors.filter((author) => {
		const key = JSON.stringify(author);
		return !seen.has(key) && seen.add(key);
	});
	return { authors: once, emails: items.filter((item) => holdsEmail(nameIn(item))).length, isUnread };
}

/** The line of a byline, as it was printed; also of one that is an object (`{"original": "By Ann Example"}`) or a list of names. */
export function bylineIn(value: unknown): unknown {
	if (Array.isArray(value)) return value.flatMap((item) => nameIn(item) ?? []).join(", ");
	return typeof value === "object" ? bestMember(value, ["original", "printed", "text", "value", "rendered", "name"])?.[1] : value;
}

/** Whether there is a text anywhere in a value. */
export function holdsText(value: unknown): boolean {
	return /[\p{L}\p{N}]/u.test(longestText(value)?.text ?? "");
}

function personItems(value: unknown): readonly unknown[] {
	const items = itemsIn(value);
	if (items) return items.flatMap((item) => itemsIn(item) ?? [item]);
	if (typeof value !== "object")
		return listOf(value, false).flatMap((item): readonly unknown[] => (typeof item === "string" ? splitPersons(item) : [item]));
	const persons = itemsIn(memberNamed(value, PERSONS)?.[1]);
	if (persons && persons.length > 0) return persons;
	const members = Object.values(membersOf(value));
	const areObjects = members.length > 0 && members.every((member) => nameIn(member) !== undefined && typeof member === "object");
	return areObjects && nameIn(value) === undefined ? members : [value];
}

function authorOf(item: unknown): unknown {
	const { role, url } = membersOf(item);
	const name = isId(item) ? undefined : nameOf(nameIn(item));
	if (name === undefined || isId(name)) return undefined;
	const more = filled({ role: lineOf(role), url: webAddress(url) });
	return Object.keys(more).length === 0 ? name : { name, ...more };
}

/** The name of a person, as far as a value has one. */
function nameIn(item: unknown, depth = 0): string | undefined {
	if (typeof item === "string") return item;
	if (typeof item !== "object" || item === null || depth > 4) return undefined;
	if (Array.isArray(item)) return nameIn(item[0], depth + 1);
	const name = nameIn(memberNamed(item, WHOLE_NAMES)?.[1], depth + 1);
	if (name !== undefined && name.trim() !== "") return name;
	const parts = PARTS.flatMap((names) => lineOf(memberNamed(item, names)?.[1]) ?? []);
	return parts.length > 0 ? parts.join(" ") : textOf(memberNamed(item, ["title"])?.[1]);
}

function splitPersons(text: string): readonly string[] {
	const parts = oneLine(text)
		.replace(/^by[ :]+(?=\p{Lu})/iu, "")
		.split(/ ?, ?(?:and |& )?| (?:and|&) /);
	return parts.length > 1 && parts.every((part) => PERSON.test(part)) ? parts : [text];
}
