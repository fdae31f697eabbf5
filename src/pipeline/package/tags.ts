import { Tokenizer, TokenizerMode } from "parse5";

/** An attribute of a tag: what it says, and where it stands in the page. */
export interface TagAttribute {
	/** Lower case. */
	readonly name: string;
	/** Without entities. */
	readonly value: string;
	/** Offsets in the page, in UTF-16 code units. */
	readonly start: number;
	readonly end: number;
}

/** A start tag of a page. */
export interface Tag {
	/** Lower case. */
	readonly name: string;
	readonly attributes: readonly TagAttribute[];
	readonly start: number;
	readonly end: number;
}

/** What somebody who goes through the tags of a page is told. */
export interface TagVisitor {
	onTag(tag: Tag): void;
	/** The text of a `title` or a `style`, without entities; and where it stands. */
	onText?(name: "title" | "style", text: string, start: number, end: number): void;
}

const MODES: Readonly<Record<string, typeof TokenizerMode.RCDATA | typeof TokenizerMode.RAWTEXT | typeof TokenizerMode.SCRIPT_DATA>> = {
	title: TokenizerMode.RCDATA,
	textarea: TokenizerMode.RCDATA,
	style: TokenizerMode.RAWTEXT,
	xmp: TokenizerMode.RAWTEXT,
	iframe: TokenizerMode.RAWTEXT,
	noembed: TokenizerMode.RAWTEXT,
	noframes: TokenizerMode.RAWTEXT,
	script: TokenizerMode.SCRIPT_DATA,
};

/** Goes through the tags of a page as browsers find them, in linear time. */
export function visitTags(html: string, { onTag, onText }: TagVisitor): void {
	let [inside, text, begin]: ["" | "title" | "style", string, number] = ["", "", 0];
	const addText = ({ chars }: { readonly chars: string }) => {
		if (inside !== "") text += chars;
	};
	const tokenizer: Tokenizer = new Tokenizer(
		{ sourceCodeLocationInfo: true },
		{
			onStartTag({ tagName, attrs, location }) {
				if (!location) return;
				const attributes = attrs.map(({ name, value }) => {
					const { startOffset = 0, endOffset = 0 } = location.attrs?.[name] ?? {};
					return { name, value, start: startOffset, end: endOffset };
				});
				onTag({ name: tagName, attributes, start: location.startOffset, end: location.endOffset });
				const mode = MODES[tagName];
				if (mode !== undefined) tokenizer.state = mode;
				if (tagName === "title" || tagName === "style") [inside, text, begin] = [tagName, "", location.endOffset];
			},
			onEndTag({ tagName, location }) {
				if (inside === "" || tagName !== inside || !location) return;
				onText?.(inside, text, begin, location.startOffset);
				inside = "";
			},
			onCharacter: addText,
			onWhitespaceCharacter: addText,
			onNullCharacter: addText,
			onComment() {},
			onDoctype() {},
			onEof() {},
		},
	);
	tokenizer.write(html, true);
}

/** The value of an attribute; undefined where the tag has none of that name. */
export function valueOf({ attributes }: Tag, name: string): string | undefined {
	return attributes.find((attribute) => attribute.name === name)?.value;
}
