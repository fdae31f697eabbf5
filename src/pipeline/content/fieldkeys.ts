import { meantAs } from "../../article/fields/lookalikes.ts";
import { plainName } from "../../article/fields/names.ts";
import { publicityForm } from "../../article/fields/publicity.ts";
import { fieldNames, fieldNote } from "../../article/fields.ts";

/** Fields that say when a story is public, or how little is to be shown of it. */
const RELEASE = ["published", "embargo", "expires", "noindex", "hide_headline"] as const;

const RELEASE_NAMES: ReadonlySet<string> = new Set(RELEASE.flatMap((name) => namesOf(name)));

const FIELD_NAMES: ReadonlySet<string> = new Set(fieldNames.flatMap((name) => namesOf(name)));

function namesOf(field: (typeof fieldNames)[number]): string[] {
	return [field, ...(fieldNote(field).aliases ?? [])].map(plainName);
}

/** Whether a key may say that a story is not public, or not yet; `extra.draft` is a key within a key. */
export function saysWhatIsPublic(key: string): boolean {
	const inner = key.slice(key.lastIndexOf(".") + 1);
	return [key, inner].some(
		(name) => publicityForm(name) !== undefined || RELEASE_NAMES.has(plainName(name)) || meantAs(name) !== undefined,
	);
}

/** Whether a key is that of a field, or of something within a field. */
export function isFieldKey(key: string): boolean {
	return FIELD_NAMES.has(plainName(key.split(".")[0] ?? "")) || saysWhatIsPublic(key);
}
