import { itemsOf, jsonValue, membersOf } from "../../../reading/values.ts";
import type { WxrRecord } from "../wxr/record.ts";

/** A table of TablePress as HTML: its cells are rows of HTML in JSON. undefined where it has none. */
export function tableHtml(json: string, meta: WxrRecord["meta"]): string | undefined {
	const rows = itemsOf(jsonValue(json)).map((row) => itemsOf(row).map(String));
	if (rows.length === 0) return undefined;
	const { table_head: head, table_foot: foot } = membersOf(jsonValue(meta.get("_tablepress_table_options") ?? ""));
	const visible = membersOf(jsonValue(meta.get("_tablepress_table_visibility") ?? ""));
	const isShown = (list: unknown) => (_: unknown, index: number) => itemsOf(list)[index] !== 0;
	const shown = rows.filter(isShown(visible.rows)).map((row) => row.filter(isShown(visible.columns)));
	const hasHead = head !== false && head !== 0 && shown.length > 1;
	const hasFoot = (foot === true || foot === 1) && shown.length > 2;
	const body = shown.slice(hasHead ? 1 : 0, hasFoot ? -1 : undefined);
	return (
		"<table>" +
		(hasHead ? `<thead>${rowHtml(shown[0] ?? [], "th")}</thead>` : "") +
		`<tbody>${body.map((row) => rowHtml(row, "td")).join("")}</tbody>` +
		(hasFoot ? `<tfoot>${rowHtml(shown.at(-1) ?? [], "td")}</tfoot>` : "") +
		"</table>"
	);
}

/** Cells that join others are written as `#colspan#` and `#rowspan#`. */
function rowHtml(cells: readonly string[], tag: "th" | "td"): string {
	const joined: { text: string; span: number }[] = [];
	for (const cell of cells) {
		const last = joined.at(-1);
		if (cell.trim() === "#colspan#" && last) last.span++;
		else joined.push({ text: /^#(row|col)span#$/.test(cell.trim()) ? "" : cell.replace(/\s*\n\s*/g, "<br>"), span: 1 });
	}
	return `<tr>${joined.map(({ text, span }) => `<${tag}${span > 1 ? ` colspan="${span}"` : ""}>${text}</${tag}>`).join("")}</tr>`;
}
