/** Letters that Unicode does not take apart, and what people type for them where names are compared. */
export const PLAIN_LETTERS: Readonly<Record<string, string>> = {
	ß: "ss",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	æ: "ae",
	œ: "oe",
	ı: "i",
	ħ: "h",
	ŧ: "t",
	ŋ: "n",
	ĸ: "k",
	ſ: "s",
	ς: "σ",
	ё: "е",
};
