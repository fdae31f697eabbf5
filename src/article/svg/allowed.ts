// What an SVG picture may hold. Everything that is not named here is refused.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements of SVG that draw, describe or move something. None of them runs or holds anything of another language, but `style`. */
export const ELEMENTS: ReadonlySet<string> = words(`
a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath defs desc ellipse
feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv flowPara flowRegion flowRoot flowSpan
font font-face font-face-format font-face-name font-face-src g glyph glyphRef hatch hatchpath hkern image line linearGradient
marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect set
solidcolor stop style svg switch symbol text textPath title tref tspan use view vkern`);

/** Attributes of SVG. Those that name a file and those that hold CSS are looked into as well. */
export const ATTRIBUTES: ReadonlySet<string> = words(`
accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form ascent attributeName attributeType azimuth
backdrop-filter background background-color baseFrequency baseProfile baseline-shift bbox begin bias by calcMode cap-height class clip clip-path clip-rule
clipPathUnits color color-interpolation color-interpolation-filters color-profile color-rendering content contentScriptType
contentStyleType crossorigin cursor cx cy d decoding descent diffuseConstant direction display divisor dominant-baseline download dur dx dy
edgeMode elevation enable-background end exponent externalResourcesRequired fill fill-opacity fill-rule filter filterRes
filterUnits flood-color flood-opacity focusable font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch
font-style font-variant font-variant-ligatures font-variation-settings font-weight format fr from fx fy g1 g2 glyph-name
glyph-orientation-horizontal glyph-orientation-vertical glyphRef gradientTransform gradientUnits hanging height href hreflang
horiz-adv-x horiz-origin-x horiz-origin-y id ideographic image-rendering in in2 inline-size intercept isolation k k1 k2 k3 k4 kerning
kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust letter-spacing lighting-color limitingConeAngle
line-height local loading marker marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits
maskUnits mathematical max media method min mix-blend-mode mode name nonce numOctaves offset opacity operator order orient orientation origin
overflow overline-position overline-thickness p-id paint-order panose-1 path pathLength patternContentUnits patternTransform
patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX
refY rel rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures requiredFonts requiredFormats restart result role
rotate rx ry scale seed shape-inside shape-rendering shape-subtract side size slope solid-color solid-opacity space spacing
specularConstant specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles stop-color stop-opacity
strikethrough-position strikethrough-thickness string stroke stroke-alignment stroke-dasharray stroke-dashoffset stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale systemLanguage t tabindex tableValues target
targetX targetY text-align text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent
text-orientation text-overflow text-rendering textLength title to transform transform-box transform-origin type u1 u2 underline-position
underline-thickness unicode unicode-bidi unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values
vector-effect version vert-adv-y vert-origin-x vert-origin-y vertical-align viewBox viewTarget visibility white-space width widths
will-change word-spacing writing-mode x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan`);

/** Attributes of any name that only programs of the owner could read. */
export const FREE_ATTRIBUTE = /^(data|aria)-[\w.:-]+$/;

/** The namespace of SVG. */
export const SVG = "http://www.w3.org/2000/svg";
/** The namespace of `xml:lang`, `xml:space` and the like. */
export const XML = "http://www.w3.org/XML/1998/namespace";
/** The namespace of the attributes that declare others: `xmlns`, `xmlns:xlink`. */
export const XMLNS = "http://www.w3.org/2000/xmlns/";
/** The namespace of `xlink:href`, with which older drawings name pictures and parts of themselves. */
export const XLINK = "http://www.w3.org/1999/xlink";

/** Namespaces in which drawing programs keep notes for themselves: no browser knows an element of theirs. */
export const NOTES =
	/^(https?:\/\/([\w-]+\.)*(inkscape\.org|sourceforge\.net|creativecommons\.org|purl\.org|adobe\.com|bohemiancoding\.com|sketchapp\.com|sketch\.com|serif\.com|figma\.com|corel\.com|microsoft\.com|openoffice\.org|libreoffice\.org|openswatchbook\.org|krita\.org|boxy-svg\.com|vectornator\.io|linearity\.io|svgjs\.(com|dev)|vecta\.io|gravit\.io|graphviz\.org|d3js\.org|amcharts\.com|highcharts\.com|iptc\.org|xmp\.gettyimages\.com|useplus\.org|cipa\.jp|freesoftware\.org|oasis-open\.org|ivan-herman\.net|mapsvg\.com|vectorworks\.net|web\.resource\.org)(?=[/:]|$)|http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#|http:\/\/www\.w3\.org\/2000\/01\/rdf-schema#|adobe:ns:meta\/|urn:oasis:names:tc:opendocument:)/;

/** Elements of these names are what an animation may not touch, because they say where something leads or what runs. */
export const NOT_ANIMATED = /^(on|.*href$|src$|style$|class$|attributename$|xml)/i;
