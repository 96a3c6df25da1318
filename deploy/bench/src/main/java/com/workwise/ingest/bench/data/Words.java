package com.workwise.ingest.bench.data;

import java.util.List;

/** What postings are made of. */
final class Words {

    static final List<String> SOURCES =
            List.of("workday", "greenhouse", "lever", "ashby", "smartrecruiters", "personio", "manual");
    static final List<String> JOB_TYPES = List.of("Full-time", "Full-time", "Part-time", "Contract", "Internship");
    static final List<String> WORK_MODES = List.of("On-site", "Hybrid", "Remote");
    static final List<String> RANKS = List.of("Junior", "Senior", "Lead", "Principal", "Assistant", "Interim");
    static final List<String> FIRMS = List.of("Group", "GmbH", "& Sons", "Labs", "Logistics", "Partners", "Ltd.");
    static final List<String> SURNAMES = words("""
            Abbott Bauer Castillo Dupont Eriksen Fischer Gruber Hoffmann Ivanov Jansen Kowalski Lindqvist Moreau
            Novák O'Brien Pereira Quintero Rossi Schäfer Takahashi Usman Virtanen Wójcik Xu Yılmaz Zimmermann""");
    static final List<String> ROLES = List.of(
            "Data Engineer",
            "Nurse",
            "Accountant",
            "Warehouse Operative",
            "Product Manager",
            "Elektriker/in",
            "Sous Chef",
            "Customer Success Manager",
            "Site Reliability Engineer",
            "Vertriebsmitarbeiter (m/w/d)");
    static final List<String> CITIES = List.of(
            "Berlin, Germany",
            "Manchester, United Kingdom",
            "São Paulo, Brazil",
            "Kraków, Poland",
            "Austin, TX, USA",
            "Remote – Europe",
            "Zürich, Switzerland",
            "Toronto, ON, Canada");
    static final List<String> CATEGORIES = List.of(
            "Engineering",
            "Healthcare",
            "Finance",
            "Logistics",
            "Product",
            "Skilled Trades",
            "Hospitality",
            "Customer Service",
            "Sales",
            "Human Resources",
            "Legal",
            "Education");
    static final List<String> TEXT = words("""
            the and for with you your our will are this from have team work role experience skills company customers
            business product support management development technical services including strong ability knowledge years
            working environment opportunities requirements responsibilities qualifications benefits position candidate
            salary flexible hours holiday pension insurance training career growth culture inclusive diverse employer
            equal apply application process interview remote hybrid office travel required preferred degree bachelor
            master certification communication written verbal English German French leadership mentoring projects
            stakeholders deliver quality standards compliance safety policies procedures operations systems data
            analysis reporting budgets planning strategy innovation digital transformation cloud platform software
            engineering architecture design testing automation deployment monitoring incident response security privacy
            health patients clinical nursing care residents warehouse forklift shift nights weekends delivery routes
            kitchen menu guests hotel restaurant accounting ledger invoices audit tax payroll recruitment onboarding
            sales targets pipeline accounts partners marketing campaigns content social brand events research
            laboratory manufacturing maintenance electrical mechanical installation construction site drawings
            we're you'll "must-have" C++ Java Kubernetes PostgreSQL naïve café über façade résumé 401(k) 24/7 up-to-date
            of to in a is on as be or an at by we it that their all more who can within across who's day""");

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
