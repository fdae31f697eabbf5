import { offerOf } from "../problem/nearest.ts";

/** The names of colours (CSS Color 4, sections 6.1, 6.2 and 6.3), in small letters: those of paints, then those that the browser chooses, then words that each property takes. */
const NAMES =
	`aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse
	chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta
	darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet
	deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
	greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
	lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey
	lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen
	mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive
	olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
	rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey
	snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
	accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext
	linktext mark marktext selecteditem selecteditemtext visitedtext transparent currentcolor inherit initial unset revert`.split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(NAMES);

/** Whether a value may be a colour of CSS: figures behind `#` are as many as there may be, and a single word is the name of one. Functions are not looked into. */
export function isColour(value: string): boolean {
	if (value.startsWith("#")) return /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(value);
	return !/^[a-z]+$/i.test(value) || KNOWN.has(value.toLowerCase());
}

/** A sentence that offers the name of a colour that somebody may have meant, with a blank before it; empty where there is none. */
export function colourOffer(value: string): string {
	return value.startsWith("#") ? " Behind # there are 3, 4, 6 or 8 figures from 0 to f." : offerOf(value, NAMES);
}
