import { plainName } from "../../article/fields/names.ts";
import { slipBetween, slipKeys } from "../../article/fields/slips.ts";
import { fieldNames, fieldNote } from "../../article/fields.ts";
import type { Checked, Finding } from "../finding.ts";

/** The fewest letters of a name in which one letter is taken for a slip; in shorter ones it makes another word, unless two have changed places. */
const SHORTEST = 5;

/** Words of which another system has a field, or an editor may have one, and that are near one of ours. */
const OTHER_KEYS = new Set(
	"covers dates image2 imagen images label languages links right sections serie seriesid sourced sources statut subject subtitles tabs titles".split(
		" ",
	),
);

/** Each name under which a field is read, in the form in which names are compared, and the name as it is written. */
const names = new Map(
	fieldNames.flatMap((name) => [name, ...(fieldNote(name).aliases ?? [])].map((written) => [plainName(written), written])),
);

const filed = new Map<string, string[]>();
for (const name of names.keys()) {
	for (const key of slipKeys(name)) filed.set(key, [...(filed.get(key) ?? []), name]);
}

/** Finds keys that are nearly the name of a field. One that stands in several stories is told of once. */
export function checkKeys({ articles, problems }: Checked): Finding[] {
	const first = new Map<string, { readonly file: string; count: number }>();
	for (const { file, extra } of articles) {
		for (const key of Object.keys(extra)) {
			const known = first.get(key);
			if (known) known.count++;
			else first.set(key, { file, count: 1 });
		}
	}
	const near = [...first].flatMap(([key, { file, count }]) => {
		const field = fieldNear(plainName(key));
		return field === undefined ? [] : [{ key, file, count, field }];
	});
	const toldOf = messagesOf(problems, new Set(near.map(({ file }) => file)));
	return near.flatMap(({ key, file, count, field }): Finding[] => {
		if (toldOf.get(file)?.some((message) => message.includes(key))) return [];
		const others = count === 1 ? "" : `, here and in ${count - 1} other ${count === 2 ? "story" : "stories"}`;
		const message = `The key ${key} is no field, and nearly the name of one: ${field}${others}.`;
		return [
			{
				file,
				rule: "key-like-field",
				severity: "warning",
				message,
				remedy: `Write ${field} if you mean it; until then its value is shown nowhere.`,
				at: { keys: [key] },
			},
		];
	});
}

/** The name of the field from which a key differs by one slip; undefined where there is none. */
export function fieldNear(key: string): string | undefined {
	if (key.length < SHORTEST - 1 || key.length > 40 || names.has(key) || OTHER_KEYS.has(key)) return undefined;
	const near = slipKeys(key).flatMap((each) => filed.get(each) ?? []);
	const found = near.find((name) => {
		const slip = slipBetween(key, name);
		// `author2` and `tags_de` are more than a slip; `imaged` and `links` are other words.
		if (!slip || slip.at === 0 || /\d/.test(key)) return false;
		return slip.kind === "swapped" || Math.min(name.length, key.length) >= SHORTEST + Number(slip.kind === "other");
	});
	return found === undefined ? undefined : names.get(found);
}

/** What a build tells of some files. */
function messagesOf(problems: Checked["problems"], files: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
	const messages = new Map<string, string[]>();
	for (const { file, message } of problems) {
		if (!files.has(file)) continue;
		const known = messages.get(file);
		if (known) known.push(message);
		else messages.set(file, [message]);
	}
	return messages;
}
