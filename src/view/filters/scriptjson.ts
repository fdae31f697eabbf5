import { withoutControls } from "../../article/text.ts";

/**
 * A value as JSON that may stand in a `<script>` of a page, whatever text it holds: nothing in it ends the script (`</script>`), begins a
 * comment (`<!--`), or ends a line of a program (U+2028, U+2029). What reads JSON reads the same text.
 * @returns undefined where JSON has nothing for the value, as for undefined
 */
export function jsonForScripts(value: unknown): string | undefined {
	const clean = (_: string, inner: unknown) => (typeof inner === "string" ? withoutControls(inner) : inner);
	const text: string | undefined = JSON.stringify(value, clean);
	return text?.replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
