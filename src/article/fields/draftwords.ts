/** Words for a draft, one and several, in the languages in which editors write: as keys, as values and as names of folders. In the form of `plainName`. */
export const DRAFT_WORDS: readonly string[] =
	"draft drafts entwurf entwürfe entwuerfe brouillon brouillons borrador borradores bozza bozze rascunho rascunhos concept concepten klad kladden utkast kladde kladder luonnos luonnokset szkic szkice taslak taslaklar черновик черновики чернетка чернетки πρόχειρο مسودة 下書き".split(
		" ",
	);

/** Words for what is not to be published, or not yet; compared in the same way. */
export const SECRET_WORDS: readonly string[] =
	"unpublished unveröffentlicht unveroeffentlicht nonpublié nonpublie inédito nopublicado private privat privé privado privato secret secreto segreto geheim confidential vertraulich confidentiel confidencial embargo embargoed embargado gesperrt".split(
		" ",
	);

/** The word “published” in other languages, as the key of a truth or of a date, and as a value. */
export const PUBLISHED_ABROAD: readonly string[] =
	"veröffentlicht veroeffentlicht publié publiée publie publicado publicada publicat pubblicato pubblicata gepubliceerd publicerad publiceret publisert julkaistu opublikowany opublikowane opublikowano yayınlandı опубликовано δημοσιευμένο δημοσιευμένη δημοσιεύτηκε منشور 公開".split(
		" ",
	);
