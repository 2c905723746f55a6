"""Words that are no names where a name might stand, and names that are also words."""

NO_NAMES = frozenset(
    """
    a all and any anybody anyone at best but by colleague colleagues customer customers client clients dear deputy
    desk everybody everyone folks for friend from good great guest guys hello here hey hi i if in is it kind ladies
    madam man many mate me member mister miss mr mrs ms mx my no nobody none not of on or our please pleased regards
    sales sir sirs sincerely so somebody someone support team thank thanks that the their them there they this to
    unknown user users we well what when where which who why with yes you your yours
    account accounts admin administrator agent agents answer anonymous apartment app article assistance back billing
    bonus business buyer card care case cash chat claim claims company consumer contact contract corporate credit
    dealer default delivery department device devices direct discount driver email enterprise error escalation
    express family fault finance free gift gold guarantee help helpdesk home household information installer
    insurance internal invoice landlord license line loyalty machine manager marketing model new number office
    online operations order orders other owner owners parcel partner payment phone plan platinum plus policy portal
    post premium price private pro problem product products question questions quality refund register region reply
    residential retail return returns robot safety self seller service services shipping shop silver site spare
    staff standard store student subscription supplier system technical technician tenant terms ticket tickets trade
    address amex api bic bot cell chatbot fax form iban import landline mail mastercard mobile paypal tel telephone visa
    web whatsapp widget trial update vip visitor walk warehouse warranty website wholesale work
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday today tomorrow yesterday morning afternoon evening night christmas easter
    africa african america american asia asian australia australian austria austrian belgium belgian brazil britain
    british canada canadian china chinese denmark danish dutch england english europe european finland france french
    german germany greece greek holland hungary india indian ireland irish italian italy japan japanese kingdom
    london mexico netherlands north norway northern poland polish portugal portuguese republic russia scotland
    scottish south southern spain spanish states sweden swedish swiss switzerland turkey united wales welsh west
    western east eastern
    herr frau madame monsieur mevrouw meneer señor señora
    """.split()
)
"""In lower case."""

DOUBTFUL = frozenset(
    """
    abby ace amber amy angel april art ash august autumn baker bank barber basil bay bell berry bill bird bishop
    black blue bond booth bridge brook brooks brown buck buddy bush butler buy carpenter carter case cash chance
    charge charger charity chase chip christian church clay cliff close clock coal cole cook cooper cox crane crisp
    cross crystal dale day dean dawn drew drum duke early east ebony eve fair faith farmer field fields finch fisher
    flint flower ford forest foster fox frank frost gene glass gold good grace grant gray green grey guy hall hand
    hardy harmony haven hazel hero hill holiday holly home honey hope house hunt hunter iris ivy jack jade jasmine
    jay jean jewel joy judge junior justice king knight lake lance lane lark law lee light lily link little long
    love low major march mark marks marshal mason mercy mike miles mill miller mills min moon moor more moss nick
    noble noon north norm olive only park parker pat patience pearl penny pepper piece pierce pike pine piper pitt
    pope porter post potter pound power precious price pride prince prior quick rain ray reed rich ridge river
    rivers robin rock rod rose rowan ruby rush rusty sage sailor sandy say sea senior shade shaw sharp shepherd
    short silver singer skip sky small smart smith snow song sparks spring star steel stella still stone storm
    strong summer sunny swan swift taylor temple terry thick thorn tiger tin tony town trip trust tucker turner van
    venture victor violet wade walker wall ward warden waters way weaver webb wells west wheeler white wick will
    wills winter wise wolf wood woods worth wren wright young
    may june von
    """.split()
)
"""Names that are words too: taken for a name only where something beside them says so."""

PARTICLES = frozenset("van von der den de da dos das del della di du la le el al bin ibn ter ten zu zur of the".split())
"""Parts of names that say nothing alone."""

TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame lord lady rev herr frau".split())

ORGANISATIONS = frozenset(
    """
    ag association bank bv bvba church clinic club co college company corp corporation council energy foundation
    gmbh group holding holdings hospital hotel hotels inc institute international kg limited llc llp ltd nv org plc
    pty restaurant sa sarl school services shop solutions spa srl store stores sas systems trading trust university
    """.split()
)
"""A name with one of these is an organisation's: it is a name as a whole, its words are not."""
