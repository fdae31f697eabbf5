/** The part of edtf.js that we use; the package brings no types for its parser. */
declare module "edtf" {
	interface Extended {
		readonly type: "Date" | "Year" | "Season" | "Interval" | "Decade" | "Century" | "Set" | "List";
		/** First and last millisecond, UTC. */
		readonly min: number;
		readonly max: number;
		readonly lower?: unknown;
		readonly upper?: unknown;
	}
	export default function edtf(text: string, options: { level: 0 | 1 | 2 }): Extended;
}
