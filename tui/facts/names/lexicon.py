"""The words by which people, roles and organisations are told from each other."""

from __future__ import annotations

import functools
from importlib.resources import files

from tui.facts.gazetteer import fold

ROLES = frozenset(
    """accountant activist actor actress adviser advisor administrator admiral agent aide analyst
    ambassador anchor anthropologist archaeologist archbishop architect artist assassin assistant
    associate astronaut athlete attorney author ayatollah baker banker baron biologist bishop
    blogger boss boxer brigadier broadcaster builder businessman businesswoman butcher cameraman
    campaigner candidate captain cardinal caretaker carpenter champion chair chairman chairperson
    chairwoman chancellor chef chemist chief cleric clerk climatologist coach colleague colonel
    columnist comedian commandant commander commissioner comrade conductor congressman
    congresswoman constable consul consultant contractor convict convener coordinator coroner
    corporal correspondent councillor councilman councilwoman counsel counsellor counterpart
    creator critic cricketer criminologist dealer dean defector defendant delegate demonstrator
    dentist deputy designer detective developer dictator diplomat director dissident doctor driver
    economist editor educator electrician emir emperor employee engineer entomologist entrepreneur
    envoy epidemiologist ex-president executive expert eyewitness father farmer fighter filmmaker
    financier fireman firefighter fisherman footballer forecaster founder co-founder cofounder
    friend fugitive gangster general geneticist geologist geophysicist golfer governor graduate
    grandfather grandmother grandson guard guerrilla guide gunman gynecologist hacker
    head headmaster headteacher historian housewife husband imam immunologist inspector instructor
    intern interpreter inventor investigator jihadist journalist judge jurist justice king kingpin
    laborer labourer lawmaker lawyer lead leader lecturer legislator librarian lieutenant lobbyist
    magistrate magnate maid major manager marine marshal mastermind mayor mechanic mediator medic
    member merchant meteorologist microbiologist midwife migrant militant miner minister model monk
    mother mufti mullah musician negotiator neighbor neighbour neurologist novelist nun nurse
    obstetrician officer official ombudsman operative operator organiser organizer owner
    paediatrician pediatrician painter paramedic parliamentarian partner passenger pastor pathologist patient
    patriarch peacekeeper pharmacist philanthropist philosopher photographer photojournalist
    physician physicist pilot player poet policeman policewoman politician pope porter postmaster
    preacher premier presenter president priest prime-minister prince princess principal prisoner
    producer professor programmer prosecutor protester protestor provost psychiatrist psychologist
    publisher queen rabbi racer ranger reader rebel receptionist recruiter rector referee refugee
    registrar reporter representative researcher rescuer resident reverend ringleader runner sailor
    scholar schoolteacher scientist secretary seismologist senator sergeant serviceman sheikh sheriff
    shopkeeper singer skipper smuggler sniper sociologist soldier solicitor specialist speaker
    spokesman spokesperson spokeswoman sportsman statesman statistician stateswoman strategist
    strongman student suffragan sultan superintendent supervisor surgeon survivor suspect
    teacher technician teenager tenant terrorist theologian therapist tourist toxicologist
    trader trainer translator treasurer trustee undersecretary under-secretary undergraduate veteran
    veterinarian vet vicar vice-president vice-chairman victim viceroy villager virologist volcanologist
    volunteer waiter waitress warden warlord warrior widow widower wife winner witness worker
    writer youth zoologist ceo cfo mp msp mep prosecutor-general attorney-general secretary-general
    governor-general director-general undersecretary-general vice-chancellor coordinator-general
    kidnapper hijacker bomber attacker shooter killer murderer rapist plotter perpetrator leaders
    bishops ministers presidents co-author co-director co-chair co-chairman co-leader monarch
    son daughter brother sister uncle aunt nephew niece cousin daughter-in-law father-in-law
    mother-in-law granddaughter girl boy man woman toddler baby infant pensioner retiree
    seminarian chaplain deacon whistleblower cellist pianist violinist rapper guitarist drummer
    songwriter composer dancer choreographer screenwriter playwright cartoonist celebrity socialite
    surfer swimmer skier diver climber hiker hunter jockey wrestler sprinter goalkeeper striker
    figure legend star rep const grader boyfriend girlfriend fiance fiancee fiancée ex-wife
    ex-husband stepfather stepmother roommate classmate motorist motorcyclist pedestrian cyclist
    inmate pupil godfather heir hostage captive migrant-worker sponsor representative-general
    mp's vice-premier chieftain elder magnate tycoon evangelist mogul interim
    midfielder defender quarterback pitcher batsman bowler captain-general whip chairholder""".split()
)
"""Nouns for what a person is or does. Only what is in here can be somebody's role."""

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother
    const st saint president vice-president prime minister chancellor premier king queen prince princess
    sheikh sheik shaikh shaykh sultan emir ayatollah imam mullah maulana mufti hajj haji hajji pope
    cardinal archbishop bishop rabbi pastor judge justice senator sen rep representative congressman
    congresswoman governor gov mayor councillor cllr secretary ambassador commissioner gen general
    lt lieutenant col colonel maj major capt captain cpt sgt sergeant cpl corporal pvt private spc
    specialist admiral adm rear vice vice-admiral brig brigadier brigadier-general major-general
    lieutenant-general lieutenant-colonel marshal field-marshal commander cmdr cdr comdr constable
    pc det detective inspector insp superintendent supt chief sheriff deputy officer agent coach
    airman aviator seaman petty lance gunner trooper attorney minister chairman chairwoman
    spokesman spokeswoman spokesperson director doctor engineer eng former ex-president late
    first-class staff warrant gens profs drs messrs hon honourable honorable rt comrade
    ofc cmsgt tsgt msgt ssgt pfc lcpl cmdt brig.gen maj.-gen lt.-gen lt.-col""".split()
)
"""Words of a title that stands before a name and is no part of it."""

PARTICLES = frozenset(
    """al el as ash an ad ar at az ud ul ur us ez es en bin ben ibn bint binti abu abd um umm de del
    della di da do dos das du des van von der den ter ten la le lo los las y e i bou ould ag
    dela zu zum af av ap mac mc san santa o'""".split()
)
"""Small words that hold a name together."""

VERBS = frozenset(
    """said says told tells added adds noted stated explained asked announced claimed warned
    confirmed insisted stressed tweeted wrote commented urged argued testified recalled replied
    continued concluded acknowledged admitted denied died was is who has had reported""".split()
)
"""Words after or before a name that show it to be somebody's."""

ORGANISED = frozenset(
    """academy administration agency air airline airlines airways alliance army assembly association
    authority bank battalion board brigade brigades broadcasting bureau cabinet campus cartel cell
    center centre chamber church clinic club coalition college command commission committee company
    confederation congress corporation corps council court defence defense department directorate
    division embassy enterprise exchange executive faculty federation fighters force forces
    foundation front fund gang gazette government group guard guards herald hospital house inc
    independent initiative inquiry institute institution intelligence jihad journal junta laboratory
    laboratories league legion ltd magazine media medical military militia militias ministry mission
    monitor mosque movement museum nations navy network news newspaper observatory office opposition
    organisation organization panel parliament partnership party patrol platoon police post press
    programme program prison prosecutor railway radio regiment registry rebels resistance
    revolutionaries school secretariat senate service services shield society squad staff
    station studios summit survey syndicate team television telegraph times tribunal tribune tv
    union unit units university vanguard volunteers watch workers zoo plc corp co airbase
    fc league daily chronicle crescent cross doctors reporters amnesty airport hotel
    cathedral stadium theatre theater bridge road street highway avenue square boulevard plant
    refinery dam reactor factory lab ambulance community university's conference treaty accord agreement protocol act
    award prize cup championship olympics games festival""".split()
)
"""Words that make what stands before or after them an organisation or a building."""


COMMON = frozenset(
    """of most many man men women may march will hit bar nice reading mobile bath sur of for the
    this that these those his her our they but and also some all both police army news post live
    march august july june may october media press east west north south central northern
    southern eastern western battle green black white red blue hope union liberty independence
    center centre mission price sale best union bill mark frank grant page young long rich king
    queen prince university college street road avenue airport hospital church mosque school
    bridge park lake river mount island valley beach bay port fort camp base spring summer
    winter fall date source update see read related since over under after before during
    dr mr mrs ms st sen gov gen col lt sgt capt van von de la le los las el al san santa
    friday monday tuesday wednesday thursday saturday sunday god allah islam eid ramadan
    christmas easter bible quran covid ebola flu virus minister president general chief
    state states city town village province district county country nation world earth
    federal national international regional local public health new old great little big
    civil defense defence force forces security council front syndicate opposition regime
    coalition army's police's in at on to from by with as is was are were be been being
    it its he she we you i a an or if so no not yes one two three four five six seven
    eight nine ten eleven twelve hundred thousand million car gas top governorate citadel lakes
    castle police home homes town inn suites hotel truck street streets day night week month
    flu swine rocket rockets bird birds air top sky drug drugs bomb blast attack attacks fire
    storm flood quake earthquake hurricane typhoon toyota dodge honda ford nissan swat fbi
    ap afp reuters pink golden silver orange energy dairy egg plateau mountain mountains
    creek inc ltd co corp gmt hq pm am tv ngo un eu who nhs aids hiv sars mers jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun est gmt utc pst edt bst cet ist""".split()
)
"""Words that are also some town's name, and never are when they stand alone."""


@functools.cache
def demonyms() -> dict[str, str]:
    """A people's name or adjective in small letters to its country, "" for none or several."""
    text = files(__package__).joinpath("demonyms.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        code, *words = line.split()
        for word in words:
            found[word.casefold()] = "" if code == "-" else code
            found[word.casefold().replace("-", " ")] = "" if code == "-" else code
    return found


@functools.cache
def given_names() -> frozenset[str]:
    """First names of many languages, folded."""
    text = files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(name) for line in lines for name in line.split())
