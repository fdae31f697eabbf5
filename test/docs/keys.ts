// The fields and settings that pages name with a value, such as `onThisDay: false`.
import { parse } from "yaml";
import { fieldNames, fieldNote } from "../../src/article/fields.ts";
import { settingsSchema } from "../../src/settings.ts";
import type { Parts } from "./blocks.ts";

/** What pages name of other programs. */
const OF_OTHERS = new Set(["output: true", "post_author: 1", "representationType: partial", "robots: noindex"]);

/** Beside the fields of a story what an import writes into it for hosts. */
const FIELDS: ReadonlySet<string> = new Set(["old_addresses", ...fieldNames.flatMap((name) => [name, ...(fieldNote(name).aliases ?? [])])]);

/**
 * The keys of a page that are neither a field nor a setting, and the values that a setting does not take.
 * Of keys that are one word only those of settings are known: other words stand before a colon too.
 */
export function wrongKeys({ codes }: Pick<Parts, "codes">): string[] {
	return codes.flatMap(({ page, line, text }) => {
		const [, key = ""] = /^([A-Za-z_]+): \S/.exec(text) ?? [];
		if (key === "" || FIELDS.has(key) || OF_OTHERS.has(text)) return [];
		if (Object.hasOwn(settingsSchema.shape, key)) {
			const { success, error } = settingsSchema.shape[key as keyof typeof settingsSchema.shape].safeParse(valueOf(text, key));
			return success ? [] : [`${page}:${line}: ${text}: ${error.issues[0]?.message}`];
		}
		return /_|[a-z][A-Z]/.test(key) ? [`${page}:${line}: there is no field and no setting ${key}`] : [];
	});
}

/** The value of a line of settings: what stands there of JavaScript can be read as YAML, too. */
function valueOf(text: string, key: string): unknown {
	return (parse(text) as Readonly<Record<string, unknown>>)[key];
}
