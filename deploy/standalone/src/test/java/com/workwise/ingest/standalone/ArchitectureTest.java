package com.workwise.ingest.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way the arrows between packages may point. */
final class ArchitectureTest {

    private static final String ROOT = "com.workwise.ingest";
    private static final String WORKER = ROOT + ".worker";
    private static final String API = ROOT + ".api";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void aStageOfTheWorkerNeverKnowsAnotherStage() {
        check(slices().assignedFrom(stagesOf(WORKER)).should().notDependOnEachOther());
    }

    @Test
    void aFeatureOfTheApiNeverKnowsAnotherFeature() {
        check(slices().assignedFrom(stagesOf(API)).should().notDependOnEachOther());
    }

    @Test
    void onlyTheAssemblersKnowTheStages() {
        check(noClasses()
                .that()
                .resideInAnyPackage(WORKER, API)
                .and()
                .haveSimpleNameNotEndingWith("Config")
                .and()
                .haveSimpleNameNotEndingWith("Application")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WORKER + ".*..", API + ".*.."));
    }

    @Test
    void commonKnowsNoFrameworkAndNeitherSide() {
        check(classes()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".rules..", ROOT + ".wire..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT, ROOT + ".rules..", ROOT + ".wire..", "java..", "tools.jackson.core..", "org.jspecify.."));
    }

    @Test
    void apiAndWorkerDoNotKnowEachOther() {
        check(noClasses().that().resideInAPackage(WORKER + "..").should(dependOn(API + "..")));
        check(noClasses().that().resideInAPackage(API + "..").should(dependOn(WORKER + "..")));
    }

    @Test
    void librariesStayWhereTheyBelong() {
        confine(
                "org.apache.kafka..",
                List.of(
                        ".worker.intake",
                        ".worker.deadletter",
                        ".worker.topics",
                        ".api.publish",
                        ".api.deadletters.ledger",
                        ".api.deadletters.replay",
                        ".api.deadletters.upkeep",
                        ".api.pipeline",
                        ".api.traces"));
        confine("reactor.kafka..", List.of(".worker.intake", ".worker.deadletter"));
        confine(
                "io.r2dbc..",
                List.of(
                        ".worker.store",
                        ".api",
                        ".api.database",
                        ".api.batches",
                        ".api.jobs",
                        ".api.deadletters..",
                        ".api.pipeline",
                        ".api.traces"));
        confine("io.github.resilience4j..", List.of(".worker.store"));
        confine("org.flywaydb..", List.of(".worker.schema"));
    }

    @Test
    void publicDoorsAreFew() {
        check(noClasses()
                .that()
                .resideInAnyPackage(WORKER + ".*..", API + ".*..")
                .and()
                .haveSimpleNameNotEndingWith("Config")
                .and()
                .doNotHaveFullyQualifiedName(WORKER + ".schema.Migration")
                .and()
                .doNotHaveFullyQualifiedName(WORKER + ".schema.SchemaLogin")
                .and()
                // A feature of several packages: they share words, and others cannot reach in (see above).
                .resideOutsideOfPackage(API + ".deadletters..")
                .and()
                .areTopLevelClasses()
                .should()
                .bePublic());
    }

    /** Embedded services and the standalone run are not part of what is deployed. */
    private static void confine(String library, List<String> packages) {
        String[] allowed = packages.stream().map(name -> ROOT + name).toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAnyPackage(WORKER + "..", API + "..", ROOT + ".rules..", ROOT + ".wire..")
                .and()
                .resideOutsideOfPackages(allowed)
                .should(dependOn(library)));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> dependOn(String packages) {
        return ArchConditions.dependOnClassesThat(JavaClass.Predicates.resideInAPackage(packages));
    }

    private static SliceAssignment stagesOf(String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String name = javaClass.getPackageName();
                return name.startsWith(root + ".")
                        ? SliceIdentifier.of(name.substring(root.length() + 1).split("\\.")[0])
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the packages below " + root;
            }
        };
    }

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }
}
