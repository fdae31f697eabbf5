import { escapeHtml } from "../../../../article/text.ts";
import type { References } from "./references.ts";

/** What leads from a text to a footnote or citation; undefined where there is none with this label. */
export function noteReference({ notesOf, counts }: References, label: string): string | undefined {
	const place = label === "*" ? counts.symbolNotes++ : label === "#" ? counts.autoNotes++ : 0;
	const note = notesOf.get(label.toLowerCase())?.[place];
	return note && `<a href="#${escapeHtml(note.id)}">[${escapeHtml(note.shown)}]</a>`;
}

/** The beginning of the next footnote that is defined: its id, and its sign. */
export function nextNoteSign({ notes, counts }: References, label: string): string {
	const note = notes[counts.notes++];
	return note ? `<a id="${escapeHtml(note.id)}"></a>[${escapeHtml(note.shown)}] ` : `[${escapeHtml(label)}] `;
}
